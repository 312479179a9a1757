/** Runs a program to its end, and ends it with all that it started when nobody wants it any more. */

import { type ChildProcess, spawn } from 'node:child_process';

export interface Ran {
  /** null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Options {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** Each line that it writes, as it comes. */
  readonly line?: (line: string) => void;
}

/** Run a program. Rejects when it cannot be started, with node's own error (`code` ENOENT …). */
export function run(command: string, args: readonly string[], options: Options): Promise<Ran> {
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that its own children end with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let out = '';
    let error = '';
    const lines = options.line === undefined ? undefined : splitter(options.line);
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
      lines?.(piece);
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      error += piece;
      lines?.(piece);
    });
    const stop = () => endTree(child);
    options.signal?.addEventListener('abort', stop, { once: true });
    child.once('error', (failure) => {
      options.signal?.removeEventListener('abort', stop);
      reject(failure);
    });
    child.once('close', (code) => {
      options.signal?.removeEventListener('abort', stop);
      resolve({ code, out, error });
    });
  });
}

/** Calls back with whole lines, however the text is cut into pieces. */
export function splitter(line: (line: string) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const parts = (rest + piece).split(/\r\n|\n|\r/);
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part.trim() !== '') {
        line(part.trim());
      }
    }
  };
}

function endTree(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}
