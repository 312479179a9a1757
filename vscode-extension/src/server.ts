/** The one server of this window: found, started, stopped, and started again. */

import { mkdir } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Connection, Listener } from './client.ts';
import { locate } from './locate.ts';
import { say } from './messages.ts';
import type { OwnServer } from './ownServer.ts';
import { report } from './problem.ts';
import { Program } from './program.ts';
import type { StatusBar } from './statusBar.ts';

export class Server {
  private connection: Connection | undefined;
  /** Starts and stops wait for each other: settings may change while a server starts. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly own: OwnServer;
  private readonly bar: StatusBar;
  private readonly log: vscode.LogOutputChannel;
  private readonly listener: Listener;
  /** Called when a server has gone, and all that it knew with it. */
  private readonly left: () => void;

  constructor(
    own: OwnServer,
    bar: StatusBar,
    log: vscode.LogOutputChannel,
    listener: Omit<Listener, 'gone'>,
    left: () => void,
  ) {
    this.own = own;
    this.bar = bar;
    this.log = log;
    this.left = left;
    this.listener = {
      ...listener,
      told: (status) => {
        if (bar.serverState === 'starting') {
          bar.move('running'); // it was started again by itself
        }
        return listener.told(status);
      },
      gone: (isForGood) => this.gone(isForGood),
    };
  }

  /** The connection, when there is one that answers. */
  get running(): Connection | undefined {
    return this.connection;
  }

  /** Start the server that is found. Without one the status bar offers to set it up. */
  start(): Promise<void> {
    return this.next(() => this.begin());
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.next(() => this.end());
  }

  /** The running server; where there is none, its user is asked to install it first. */
  async ensure(): Promise<Connection | undefined> {
    await this.turn;
    if (this.connection === undefined && this.bar.serverState === 'missing') {
      await this.install();
    } else if (this.connection === undefined) {
      await this.start();
    }
    return this.connection;
  }

  /** Install our own server, after asking, and start it. */
  async install(): Promise<void> {
    try {
      if (await this.own.install(() => this.stop())) {
        await this.restart();
      } else if (this.connection === undefined) {
        await this.start();
      }
    } catch (error) {
      this.bar.move('failed', error instanceof Error ? error.message : '');
      await report(error);
    }
  }

  async remove(): Promise<void> {
    await this.stop();
    await this.own.remove();
    await this.start();
  }

  private next(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async begin(): Promise<void> {
    if (this.connection !== undefined) {
      return;
    }
    this.bar.move('starting');
    try {
      const launch = await locate(this.own);
      if (launch === undefined) {
        this.bar.move('missing', vscode.l10n.t('The language server is not installed.'));
        return;
      }
      this.log.info(`Starting ${launch.command} ${launch.args.join(' ')}`);
      await mkdir(this.own.home, { recursive: true });
      const program = new Program(launch, this.own.home);
      program.start();
      // It starts meanwhile: what speaks the protocol takes longer to load than all else here.
      const { Connection } = await import('./client.ts');
      const connection = new Connection(program, this.log, this.listener);
      try {
        await connection.start();
      } catch (error) {
        await connection.stop();
        throw error;
      }
      this.connection = connection;
      this.bar.move('running');
      this.tellContext();
      this.compare(launch.origin === 'own');
    } catch (error) {
      this.bar.move('failed', error instanceof Error ? error.message : String(error));
      void report(error);
    }
  }

  private async end(): Promise<void> {
    const connection = this.connection;
    this.connection = undefined;
    await connection?.stop();
    this.left();
    this.bar.move('stopped');
    this.tellContext();
  }

  private gone(isForGood: boolean): void {
    this.log.warn('The server ended by itself.');
    this.left();
    if (!isForGood) {
      this.bar.move('starting');
      void say(
        'warning',
        vscode.l10n.t(
          'Précis: The server ended by itself and is started again. Drafts that you had not accepted are lost; your documents were not changed.',
        ),
      );
      return;
    }
    this.connection = undefined;
    const message = vscode.l10n.t('The server ended again and again, so it was not started anew.');
    this.bar.move('failed', message);
    this.tellContext();
    void report(new Error(message));
  }

  private tellContext(): void {
    const connection = this.connection;
    const set = (key: string, value: boolean) =>
      vscode.commands.executeCommand('setContext', `precis.${key}`, value);
    void set('running', connection !== undefined);
    void set('canCheck', connection?.has('precis.check') ?? false);
  }

  /** A server of another version may lack what this extension asks for. */
  private compare(isOwn: boolean): void {
    const found = this.connection?.version;
    if (found === undefined || found === this.own.version) {
      return;
    }
    const message = vscode.l10n.t(
      'Précis: The server is version {0}, this extension {1}.',
      found,
      this.own.version,
    );
    this.log.warn(message);
    if (isOwn) {
      const update = vscode.l10n.t('Update the server');
      void vscode.window.showInformationMessage(message, update).then((chosen) => {
        if (chosen === update) {
          void this.install();
        }
      });
    }
  }
}
