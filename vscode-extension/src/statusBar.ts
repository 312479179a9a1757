/** The item in the status bar: how the server and its model are, and what a click opens. */

import * as vscode from 'vscode';
import type { Status } from './protocol.ts';
import { type ServerState, type Words, words } from './statusWords.ts';

export class StatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private server: ServerState = 'starting';
  private problem = '';
  private isDraftReady = false;
  private latest: Status | undefined;

  constructor() {
    this.item = vscode.window.createStatusBarItem(
      'precis.status',
      vscode.StatusBarAlignment.Right,
      100,
    );
    this.item.name = 'Précis';
    this.item.command = 'precis.server.showStatus';
    this.draw();
    this.item.show();
  }

  /** What the server told last about its model. */
  get status(): Status | undefined {
    return this.latest;
  }

  get serverState(): ServerState {
    return this.server;
  }

  /** Why the server does not run, when it does not. */
  get reason(): string {
    return this.problem;
  }

  /** The server is somewhere else now; `problem` says why it does not run. */
  move(server: ServerState, problem = ''): void {
    this.server = server;
    this.problem = problem;
    if (server !== 'running') {
      this.latest = undefined;
    }
    this.draw();
  }

  tell(status: Status): void {
    this.latest = status;
    this.draw();
  }

  showDraft(isReady: boolean): void {
    this.isDraftReady = isReady;
    this.draw();
  }

  dispose(): void {
    this.item.dispose();
  }

  private draw(): void {
    const shown = words(this.server, this.latest, this.isDraftReady, vscode.l10n.t);
    const text = shown.text === '' ? 'Précis' : `Précis: ${shown.text}`;
    this.item.text = `$(${shown.icon}) ${text}`;
    this.item.backgroundColor = shown.isError
      ? new vscode.ThemeColor('statusBarItem.errorBackground')
      : undefined;
    this.item.tooltip = this.tooltip(shown);
    this.item.accessibilityInformation = { label: text };
  }

  private tooltip(shown: Words): vscode.MarkdownString {
    const lines = ['**Précis**'];
    if (this.problem !== '') {
      lines.push(this.problem);
    }
    if (this.latest !== undefined) {
      const { model, engine, message } = this.latest;
      lines.push(engine === '' ? model : `${model} · ${engine}`, message);
    } else if (this.problem === '') {
      lines.push(shown.text);
    }
    lines.push(vscode.l10n.t('Click to see more.'));
    const tooltip = new vscode.MarkdownString();
    lines.forEach((line, number) => {
      if (number === 0) {
        tooltip.appendMarkdown(`${line}\n\n`);
      } else {
        tooltip.appendText(line).appendMarkdown('\n\n');
      }
    });
    return tooltip;
  }
}
