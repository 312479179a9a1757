/** Looks for a Python that can make an environment, and says how to get one. */

import * as vscode from 'vscode';
import { PROBE, pythonNames, readProbe } from './ownEnvironment.ts';
import { copy, install, openPage, openSetting, Problem } from './problem.ts';
import { run } from './processes.ts';
import { activePython } from './pythonExtension.ts';

const PAGE = 'https://www.python.org/downloads/';
/** What Debian leaves out of its Python. */
const APT = 'sudo apt install python3-venv';

/** Its path. Throws a Problem where there is none. */
export async function findPython(cwd: string, signal: AbortSignal): Promise<string> {
  const active = await activePython();
  const names = [...(active === undefined ? [] : [[active]]), ...pythonNames(process.platform)];
  let almost: string | undefined;
  for (const [command = '', ...args] of names) {
    const probe = run(command, [...args, '-c', PROBE], { cwd, signal });
    const ran = await probe.catch(() => undefined);
    signal.throwIfAborted();
    const python = ran && readProbe(ran.out);
    if (python?.isNewEnough && python.canMakeEnvironments) {
      return python.path;
    }
    almost ??= python?.isNewEnough ? python.path : undefined;
  }
  if (almost !== undefined) {
    throw new Problem(
      vscode.l10n.t(
        'The Python at {0} cannot make environments. On Debian and Ubuntu, run: {1}',
        almost,
        APT,
      ),
      copy(vscode.l10n.t('Copy command'), APT),
      install(),
    );
  }
  throw new Problem(
    vscode.l10n.t('Précis needs Python 3.11 or newer, and there is none on this machine.'),
    openPage(vscode.l10n.t('Get Python'), PAGE),
    openSetting('precis.interpreter'),
    install(),
  );
}
