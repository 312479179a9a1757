/** The server that this extension installs for itself, after its user has agreed to the size. */

import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { consent, type Wanted } from './consent.ts';
import { installProblem } from './installProblem.ts';
import { manifest } from './manifest.ts';
import { type Condition, condition, progressOf, pythonIn, readStamp, requirement } from './ownEnvironment.ts';
import { run } from './processes.ts';
import { findPython } from './findPython.ts';

type Say = (message: string) => void;

export class OwnServer {
  /** A folder of ours, in which nothing but our own programs lies. */
  readonly home: string;
  /** The version that this extension belongs to. */
  readonly version: string;
  private readonly environment: string;
  private readonly stamp: string;
  private readonly log: vscode.LogOutputChannel;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.home = context.globalStorageUri.fsPath;
    this.version = manifest(context.extension).version;
    this.environment = join(this.home, 'server');
    this.stamp = join(this.environment, 'precis.json');
    this.log = log;
  }

  get python(): string {
    return pythonIn(this.environment, process.platform);
  }

  async condition(): Promise<Condition> {
    const stamp = readStamp(await readFile(this.stamp, 'utf8').catch(() => undefined));
    const [folder, python] = await Promise.all([exists(this.environment), exists(this.python)]);
    return condition(folder, python, stamp, this.version);
  }

  /**
   * Ask, then install. False when the user does not want it or breaks it off; throws a Problem
   * when it fails. What was there before is replaced only once the new one is wanted.
   */
  async install(stop: () => Promise<void>): Promise<boolean> {
    const wanted = await consent(this.version);
    if (wanted === undefined) {
      return false;
    }
    await stop(); // a program that runs cannot be replaced everywhere
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Précis: Installing the server'),
        cancellable: true,
      },
      async (progress, token) => {
        const end = new AbortController();
        token.onCancellationRequested(() => end.abort());
        try {
          await this.make(wanted, end.signal, (message) => progress.report({ message }));
          return true;
        } catch (error) {
          await this.remove();
          if (end.signal.aborted) {
            return false;
          }
          throw error;
        }
      },
    );
  }

  async remove(): Promise<void> {
    await rm(this.environment, { recursive: true, force: true, maxRetries: 3 });
  }

  private async make(wanted: Wanted, signal: AbortSignal, say: Say): Promise<void> {
    await mkdir(this.home, { recursive: true });
    say(vscode.l10n.t('Looking for Python'));
    const python = await findPython(this.home, signal);
    await this.remove();
    const step = (command: string, ...args: string[]) => this.step(command, args, signal, say);
    await step(python, '-m', 'venv', this.environment);
    const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--no-input'];
    // Who brings the server as a file may bring what it needs beside it.
    const beside = 'file' in wanted.source ? ['--find-links', dirname(wanted.source.file)] : [];
    await step(this.python, ...pip, ...beside, requirement(wanted.source, wanted.kind));
    await step(this.python, '-P', '-m', 'precis', '--version');
    const stamp = JSON.stringify({ version: this.version, kind: wanted.kind });
    await writeFile(this.stamp, `${stamp}\n`, 'utf8');
  }

  private async step(
    command: string,
    args: readonly string[],
    signal: AbortSignal,
    say: Say,
  ): Promise<void> {
    this.log.info(`${command} ${args.join(' ')}`);
    const ran = await run(command, args, {
      cwd: this.home,
      env: { ...process.env, PYTHONUTF8: '1', PIP_PROGRESS_BAR: 'off' },
      signal,
      line: (line) => {
        this.log.info(line);
        const words = progressOf(line);
        if (words !== undefined) {
          say(words);
        }
      },
    });
    signal.throwIfAborted();
    if (ran.code !== 0) {
      throw installProblem(`${ran.out}\n${ran.error}`, this.home, this.version);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
