/** Asks for the place of a server that is installed already, and remembers it in the settings. */

import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import * as vscode from 'vscode';

const WHERE = process.platform === 'win32' ? 'where precis' : 'which precis';

export async function pointToServer(): Promise<void> {
  const path = await vscode.window.showInputBox({
    title: vscode.l10n.t('Where is Précis installed?'),
    prompt: vscode.l10n.t('The path of the program precis. A terminal tells it with: {0}', WHERE),
    placeHolder: process.platform === 'win32' ? 'C:\\…\\precis.exe' : '/…/bin/precis',
    ignoreFocusOut: true,
    validateInput: async (typed) =>
      typed === '' || (await isThere(whole(typed))) ? undefined : vscode.l10n.t('There is no such file.'),
  });
  if (path !== undefined && path.trim() !== '') {
    const settings = vscode.workspace.getConfiguration('precis');
    await settings.update('server.command', [whole(path)], vscode.ConfigurationTarget.Global);
  }
}

/** What was typed, with the user's folder in the place of `~`. */
function whole(typed: string): string {
  return typed.trim().replace(/^~(?=[/\\])/, homedir());
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
