/** What a user is told when the server cannot be installed, by what pip said. */

import * as vscode from 'vscode';
import { install, openSetting, Problem, showLog } from './problem.ts';

const NO_ROOM = /No space left on device|ENOSPC|not enough space on the disk/;
const NO_NETWORK =
  /NewConnectionError|NameResolution|ConnectTimeout|Network is unreachable|ProxyError|SSLError/;
const NOT_THERE = /No matching distribution found for precis-ls/;

export function installProblem(said: string, home: string, version: string): Problem {
  if (NO_ROOM.test(said)) {
    return new Problem(
      vscode.l10n.t('There is not enough room on the disk of {0}.', home),
      install(),
      showLog(),
    );
  }
  if (NO_NETWORK.test(said)) {
    return new Problem(
      vscode.l10n.t(
        'The Python Package Index cannot be reached. Connect to the network, or install precis-ls elsewhere and point to it.',
      ),
      install(),
      openSetting('precis.server.command'),
      showLog(),
    );
  }
  if (NOT_THERE.test(said)) {
    return new Problem(
      vscode.l10n.t(
        'The Python Package Index has no precis-ls {0}. Install it from a file, or point to one that is installed.',
        version,
      ),
      install(),
      openSetting('precis.server.command'),
    );
  }
  return new Problem(
    vscode.l10n.t('The server could not be installed. The log says why.'),
    showLog(),
    install(),
  );
}
