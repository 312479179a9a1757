/** What a user is told when the server does not start, with the button that helps. */

import * as vscode from 'vscode';
import type { Fault, Launch } from './launch.ts';
import { copy, install, openSetting, Problem, showLog, tryAgain } from './problem.ts';

export function problemOf(fault: Fault, launch: Launch): Problem {
  const { command, origin } = launch;
  const setting = origin === 'command' ? 'precis.server.command' : 'precis.interpreter';
  // Only what the user has set can be corrected there; our own environment is made anew.
  const correct = origin === 'own' ? install() : openSetting(setting);
  switch (fault.kind) {
    case 'no program':
      return new Problem(
        origin === 'own'
          ? vscode.l10n.t('The installed server is damaged: {0} is missing.', command)
          : vscode.l10n.t('There is no program {0} ({1}).', command, setting),
        correct,
        tryAgain(),
      );
    case 'not executable':
      return new Problem(
        vscode.l10n.t('{0} cannot be run: it is no program, or not allowed.', command),
        correct,
        showLog(),
      );
    case 'no précis': {
      const pip = `"${command}" -m pip install precis-ls`;
      return new Problem(
        vscode.l10n.t('The Python at {0} has no Précis.', command),
        ...(origin === 'own' ? [] : [copy(vscode.l10n.t('Copy command'), pip)]),
        correct,
      );
    }
    case 'old python':
      return new Problem(
        vscode.l10n.t('The Python at {0} is too old: Précis needs 3.11 or newer.', command),
        correct,
      );
    case 'ended': {
      const last = fault.last === '' ? '' : ` ${fault.last}`;
      return new Problem(
        vscode.l10n.t('The server ended at its start (exit code {0}).', fault.code ?? '–') + last,
        correct,
        showLog(),
      );
    }
  }
}
