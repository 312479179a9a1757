/** An error that says what to do, with the buttons that do it. */

import * as vscode from 'vscode';
import { say, type Weight } from './messages.ts';

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
  const chosen = await say('error', `Précis: ${message}`, ...titles);
  await buttons.find((button) => button.title === chosen)?.run();
}

/** Show what the server says; where it names a setting, with a button that opens it. */
export async function tell(weight: Weight, message: string): Promise<void> {
  const named = message.match(/\bprecis(?:\.\w+)+/g) ?? [];
  const key = named.find((one) => vscode.workspace.getConfiguration().inspect(one)?.defaultValue !== undefined);
  if (key === undefined) {
    await say(weight, message);
    return;
  }
  const button = openSetting(key);
  if ((await say(weight, message, button.title)) === button.title) {
    await button.run();
  }
}

/** Open the settings where this one is set; in a window on another machine else that machine's. */
export function showSetting(key: string): Thenable<unknown> {
  // VS Code tells these two as well, since it asks itself the same.
  const found: { globalLocalValue?: unknown; globalRemoteValue?: unknown; workspaceValue?: unknown } =
    vscode.workspace.getConfiguration().inspect(key) ?? {};
  const isUsers = found.globalLocalValue !== undefined && found.globalRemoteValue === undefined;
  const isRemotes = vscode.env.remoteName !== undefined && !isUsers;
  const place = found.workspaceValue !== undefined ? 'Workspace' : isRemotes ? 'Remote' : '';
  return vscode.commands.executeCommand(`workbench.action.open${place}Settings`, { query: key });
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
