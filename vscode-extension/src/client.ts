/** The connection to the server: speaks the protocol with its process, and starts that again. */

import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  MessageType,
  ShowMessageNotification,
} from 'vscode-languageclient/node';
import type { Weight } from './messages.ts';
import { middleware, SELECTOR, serverSettings } from './middleware.ts';
import { tell } from './problem.ts';
import type { Program } from './program.ts';
import type { Delta, Draft, Ended, Started, Status } from './protocol.ts';

/** A server that ends more often than this, within so many milliseconds, stays ended. */
const RESTARTS = { most: 3, within: 180_000 };

/** What the server tells us beyond LSP, and leaves out of hovers, which show diagnostics anyway. */
const WISHES = { deltas: true, status: true, brief: true };

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
  private readonly program: Program;
  private readonly listener: Listener;
  private ends: number[] = [];
  private isStarting = true;

  constructor(program: Program, log: vscode.LogOutputChannel, listener: Listener) {
    this.program = program;
    this.listener = listener;
    const options: LanguageClientOptions = {
      documentSelector: SELECTOR,
      outputChannel: log,
      initializationOptions: () => ({ ...serverSettings(), ...WISHES }),
      middleware: middleware(),
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => this.closed(),
      },
    };
    const client = new QuietClient('precis', 'Précis', () => program.take(), options);
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
      await Promise.race([this.client.start(), this.program.ended]);
      if (!this.client.isRunning()) {
        // Where the connection closes before the process ends, the library calls it started.
        throw new Error('The connection closed at its start.');
      }
      this.isStarting = false; // one that never started is not started again
    } catch (error) {
      throw await this.program.problem(error);
    }
  }

  async stop(): Promise<void> {
    await this.client.stop().catch(() => undefined); // one that never started cannot stop
    this.program.kill();
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

  private closed(): { action: CloseAction; handled: boolean } {
    const now = Date.now();
    this.ends = [...this.ends.filter((end) => now - end < RESTARTS.within), now];
    const isForGood = this.isStarting || this.ends.length > RESTARTS.most;
    if (!this.isStarting) {
      void this.listener.gone(isForGood);
    }
    return { action: isForGood ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true };
  }
}
