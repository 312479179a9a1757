/** Finds the server: the one that the settings name, our own, or one in the active Python. */

import * as vscode from 'vscode';
import { fromCommand, fromPython, type Launch } from './launch.ts';
import type { OwnServer } from './ownServer.ts';
import { run } from './processes.ts';
import { activePython } from './pythonExtension.ts';

/** The server to start; undefined when there is none yet. Looks only, and installs nothing. */
export async function locate(own: OwnServer): Promise<Launch | undefined> {
  const settings = vscode.workspace.getConfiguration('precis');
  const named = fromCommand(settings.get<string[]>('server.command', []));
  if (named !== undefined) {
    return named;
  }
  const interpreter = settings.get<string>('interpreter', '').trim();
  if (interpreter !== '') {
    return fromPython(interpreter, 'interpreter');
  }
  const condition = await own.condition();
  if (condition === 'ready' || condition === 'outdated') {
    return fromPython(own.python, 'own');
  }
  const active = await activePython();
  if (active !== undefined && (await hasPrecis(active, own.home))) {
    return fromPython(active, 'python');
  }
  return undefined;
}

async function hasPrecis(python: string, cwd: string): Promise<boolean> {
  const ask = 'import importlib.util, sys; sys.exit(not importlib.util.find_spec("precis"))';
  const ran = await run(python, ['-P', '-c', ask], { cwd }).catch(() => undefined);
  return ran?.code === 0;
}
