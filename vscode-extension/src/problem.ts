/** An error that says what to do, with the buttons that do it. */

import * as vscode from 'vscode';

export interface Button {
  readonly title: string;
  readonly run: () => unknown;
}

export class Problem extends Error {
  readonly buttons: readonly Button[];

  constructor(message: string, ...buttons: Button[]) {
    super(message);
    this.buttons = buttons;
  }
}

/** Show an error of any kind, and do what its reader chooses. */
export async function report(error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const buttons = error instanceof Problem ? error.buttons : [];
  const titles = buttons.map((button) => button.title);
  const chosen = await vscode.window.showErrorMessage(`Précis: ${message}`, ...titles);
  await buttons.find((button) => button.title === chosen)?.run();
}

/** A window that works on another machine keeps the settings of that machine apart. */
export function showSetting(key: string): Thenable<unknown> {
  const isRemote = vscode.env.remoteName !== undefined;
  const command = isRemote ? 'openRemoteSettings' : 'openSettings';
  return vscode.commands.executeCommand(`workbench.action.${command}`, { query: key });
}

export const openSetting = (key: string): Button => ({
  title: vscode.l10n.t('Open setting'),
  run: () => showSetting(key),
});

export const showLog = (): Button => ({
  title: vscode.l10n.t('Show log'),
  run: () => vscode.commands.executeCommand('precis.server.showLog'),
});

export const tryAgain = (): Button => ({
  title: vscode.l10n.t('Try again'),
  run: () => vscode.commands.executeCommand('precis.server.restart'),
});

export const install = (): Button => ({
  title: vscode.l10n.t('Install or repair'),
  run: () => vscode.commands.executeCommand('precis.server.install'),
});

export const copy = (title: string, text: string): Button => ({
  title,
  run: () => vscode.env.clipboard.writeText(text),
});

export const openPage = (title: string, address: string): Button => ({
  title,
  run: () => vscode.env.openExternal(vscode.Uri.parse(address)),
});
