/** The process that is the server: started, listened to, and asked why it ended. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { faultOf, type Launch } from './launch.ts';
import { problemOf } from './startProblem.ts';

/** How much of what the server wrote to standard error is kept to explain its end. */
const KEPT = 4000;

export class Program {
  /** Rejects when the process ends: who waits for its first answer would wait on. */
  readonly ended: Promise<never>;
  private readonly launch: Launch;
  private readonly cwd: string;
  private ahead: Promise<ChildProcess> | undefined;
  private child: ChildProcess | undefined;
  private written = '';
  private tellEnd: (error: Error) => void = () => undefined;

  constructor(launch: Launch, cwd: string) {
    this.launch = launch;
    this.cwd = cwd;
    this.ended = new Promise((_, reject) => {
      this.tellEnd = reject;
    });
    this.ended.catch(() => undefined); // nobody may be waiting any more
  }

  /** Start it before there is anyone to speak with it. */
  start(): void {
    this.ahead = this.spawn();
    this.ahead.catch(() => undefined); // who takes it is told
  }

  /** The process that was started ahead, or else another one. */
  take(): Promise<ChildProcess> {
    const child = this.ahead ?? this.spawn();
    this.ahead = undefined;
    return child;
  }

  kill(): void {
    this.child?.kill();
  }

  /** What its user is told where it did not start, with what helps. */
  async problem(error: unknown): Promise<Error> {
    const errno = (error as NodeJS.ErrnoException | undefined)?.code;
    const child = this.child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      // It says why with its end, which may come a moment after that of the connection.
      await Promise.race([once(child, 'exit'), new Promise((done) => setTimeout(done, 1000))]);
    }
    const code = child?.exitCode ?? null;
    return problemOf(faultOf(errno, code, this.written), this.launch);
  }

  private async spawn(): Promise<ChildProcess> {
    this.written = '';
    const child = spawn(this.launch.command, this.launch.args, {
      // Never the folder that is open: a module in it must not be taken for one of the server's.
      cwd: this.cwd,
      env: { ...process.env, PYTHONUTF8: '1' },
      windowsHide: true,
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      this.written = (this.written + piece).slice(-KEPT);
    });
    await once(child, 'spawn');
    this.child = child;
    child.once('exit', () => this.tellEnd(new Error('The server ended at its start.')));
    return child;
  }
}
