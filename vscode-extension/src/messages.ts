/** Sentences for the user. VS Code cuts a message off after one line, unless it has a button. */

import * as vscode from 'vscode';

/** As many characters as surely fit on that line; Korean ones are twice as wide. */
const FITS = 50;

export type Weight = 'error' | 'warning' | 'information';

/** Show a message whole, with these buttons if there are any; the one that was chosen. */
export async function say(
  weight: Weight,
  message: string,
  ...buttons: string[]
): Promise<string | undefined> {
  const shown = buttons.length > 0 || message.length <= FITS ? buttons : [vscode.l10n.t('OK')];
  switch (weight) {
    case 'error':
      return vscode.window.showErrorMessage(message, ...shown);
    case 'warning':
      return vscode.window.showWarningMessage(message, ...shown);
    case 'information':
      return vscode.window.showInformationMessage(message, ...shown);
  }
}
