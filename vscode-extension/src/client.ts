/** The connection to the server: starts it, speaks the protocol, and says why it did not start. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageclient/node';
import { faultOf, type Launch } from './launch.ts';
import type { Weight } from './messages.ts';
import { middleware, SELECTOR, serverSettings } from './middleware.ts';
import { tell } from './problem.ts';
import { problemOf } from './startProblem.ts';
import type { Delta, Draft, Ended, Started, Status } from './protocol.ts';

/** A server that ends more often than this, within so many milliseconds, stays ended. */
const RESTARTS = { most: 3, within: 180_000 };
/** How much of what the server wrote to standard error is kept to explain its end. */
const KEPT = 4000;

/** What is done with what the server tells. */
export interface Listener {
  started(started: Started): void | Promise<void>;
  written(delta: Delta): void | Promise<void>;
  drafted(draft: Draft): void | Promise<void>;
  ended(ended: Ended): void | Promise<void>;
  told(status: Status): void | Promise<void>;
  /** The server ended by itself; it is started again unless that happened too often. */
  gone(isForGood: boolean): void | Promise<void>;
}

/** The library's client without its own messages: ours say what to do. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function weightOf(type: MessageType): Weight {
  switch (type) {
    case MessageType.Error:
      return 'error';
    case MessageType.Warning:
      return 'warning';
    default:
      return 'information';
  }
}

/** One connection, from its start to its stop. */
export class Connection {
  private readonly client: LanguageClient;
  private readonly launch: Launch;
  private readonly cwd: string;
  private readonly listener: Listener;
  private ends: number[] = [];
  private child: ChildProcess | undefined;
  private written = '';
  private isStarting = true;
  /** Rejects when the server ends before it has answered: the library would wait on. */
  private readonly early: Promise<never>;
  private giveUp: (error: Error) => void = () => undefined;

  constructor(launch: Launch, cwd: string, log: vscode.LogOutputChannel, listener: Listener) {
    this.launch = launch;
    this.cwd = cwd;
    this.listener = listener;
    this.early = new Promise((_, reject) => {
      this.giveUp = reject;
    });
    this.early.catch(() => undefined); // nobody may be waiting any more
    const options: LanguageClientOptions = {
      documentSelector: SELECTOR,
      outputChannel: log,
      initializationOptions: () => ({ ...serverSettings(), deltas: true, status: true }),
      middleware: middleware(),
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => this.closed(),
      },
    };
    const client = new QuietClient('precis', 'Précis', () => this.spawn(), options);
    client.onNotification(ShowMessageNotification.type, ({ type, message }) => {
      void tell(weightOf(type), message);
    });
    client.onNotification('precis/started', (params: Started) => listener.started(params));
    client.onNotification('precis/delta', (params: Delta) => listener.written(params));
    client.onNotification('precis/draft', (params: Draft) => listener.drafted(params));
    client.onNotification('precis/ended', (params: Ended) => listener.ended(params));
    client.onNotification('precis/status', (params: Status) => listener.told(params));
    this.client = client;
  }

  /** The server's version, once it is known. */
  get version(): string | undefined {
    return this.client.initializeResult?.serverInfo?.version;
  }

  /** Whether the server knows a command. */
  has(command: string): boolean {
    const known = this.client.initializeResult?.capabilities.executeCommandProvider?.commands;
    return known?.includes(command) ?? false;
  }

  /** Throws a Problem when the server does not start. */
  async start(): Promise<void> {
    try {
      await Promise.race([this.client.start(), this.early]);
      this.isStarting = false; // one that never started is not started again
    } catch (error) {
      throw await this.explained(error);
    }
  }

  async stop(): Promise<void> {
    await this.client.stop().catch(() => undefined); // one that never started cannot stop
    this.child?.kill();
  }

  /** What stands in a document at a selection, in the server's terms. */
  place(editor: vscode.TextEditor): object {
    const { document, selection } = editor;
    return {
      uri: this.client.code2ProtocolConverter.asUri(document.uri),
      version: document.version,
      range: this.client.code2ProtocolConverter.asRange(selection),
    };
  }

  /** Ask the server for something that changes no document. */
  async ask<T>(command: string, argument?: object): Promise<T> {
    return this.client.sendRequest<T>('workspace/executeCommand', {
      command,
      arguments: argument === undefined ? [] : [argument],
    });
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
    child.once('exit', () => {
      if (this.isStarting) {
        this.giveUp(new Error('The server ended at its start.'));
      }
    });
    return child;
  }

  private closed(): { action: CloseAction; handled: boolean } {
    const now = Date.now();
    this.ends = [...this.ends.filter((end) => now - end < RESTARTS.within), now];
    const isForGood = this.isStarting || this.ends.length > RESTARTS.most;
    if (!this.isStarting) {
      void this.listener.gone(isForGood);
    }
    return { action: isForGood ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true };
  }

  private async explained(error: unknown): Promise<Error> {
    const errno = (error as NodeJS.ErrnoException | undefined)?.code;
    const child = this.child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      // It says why with its end, which may come a moment after that of the connection.
      await Promise.race([once(child, 'exit'), new Promise((done) => setTimeout(done, 1000))]);
    }
    const code = child?.exitCode ?? null;
    return problemOf(faultOf(errno, code, this.written), this.launch);
  }
}
