/** Where VS Code comes in: everything is put together here, and nothing is decided. */

import * as vscode from 'vscode';
import { manifest } from './manifest.ts';
import { LANGUAGES } from './middleware.ts';
import { chooseModel } from './models.ts';
import { check, clearFindings, expand, summarize } from './ordering.ts';
import { OwnServer } from './ownServer.ts';
import { pointToServer } from './pointing.ts';
import { Previews } from './previews.ts';
import { report } from './problem.ts';
import { Server } from './server.ts';
import { StatusBar } from './statusBar.ts';
import { showStatus } from './statusMenu.ts';
import { openExample } from './walkthrough.ts';

/** A change of these is another server. */
const PLACES = ['precis.server.command', 'precis.interpreter'];

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Précis', { log: true });
  const bar = new StatusBar();
  const own = new OwnServer(context, log);
  const previews: Previews = new Previews(async (command, argument) => {
    await running.running?.ask(command, argument);
  });
  const running: Server = new Server(own, bar, log, listener(previews, bar), () => {
    void previews.dropAll();
    setContext('busy', false);
  });
  server = running;
  setContext('languages', LANGUAGES);
  for (const [id, run] of Object.entries(commands(context, running, previews, bar, log))) {
    context.subscriptions.push(vscode.commands.registerCommand(id, guarded(run)));
  }
  context.subscriptions.push(
    log,
    bar,
    previews,
    previews.onDidMove(() => bar.showDraft(previews.latest?.isReady ?? false)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (PLACES.some((place) => change.affectsConfiguration(place))) {
        void running.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void running.restart()),
  );
  // Not awaited: activating is done, and the status bar shows how the start goes.
  void running.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

type Command = (uri?: vscode.Uri) => unknown;

function commands(
  context: vscode.ExtensionContext,
  running: Server,
  previews: Previews,
  bar: StatusBar,
  log: vscode.LogOutputChannel,
): Record<string, Command> {
  return {
    'precis.editor.expand': () => expand(running),
    'precis.editor.summarize': () => summarize(running, manifest(context.extension)),
    'precis.editor.check': () => check(running),
    'precis.editor.clearFindings': () => clearFindings(running),
    'precis.editor.cancel': () => running.running?.ask('precis.cancel'),
    'precis.preview.accept': (uri) => previews.accept(uri),
    'precis.preview.reject': (uri) => previews.reject(uri),
    'precis.preview.regenerate': (uri) => previews.regenerate('same', uri),
    'precis.preview.shorter': (uri) => previews.regenerate('shorter', uri),
    'precis.preview.longer': (uri) => previews.regenerate('longer', uri),
    'precis.preview.show': () => previews.show(),
    'precis.server.showStatus': () => showStatus(running, bar, previews.latest),
    'precis.server.chooseModel': () => chooseModel(running),
    'precis.server.restartEngine': () => running.running?.ask('precis.restart'),
    'precis.server.restart': () => running.restart(),
    'precis.server.install': () => running.install(),
    'precis.server.pointTo': () => pointToServer(),
    'precis.server.remove': () => running.remove(),
    'precis.server.showLog': () => log.show(),
    'precis.walkthrough': () =>
      vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#precis`,
      ),
    'precis.walkthrough.example': () => openExample(),
  };
}

/** What the server tells goes to the previews and to the status bar. */
function listener(previews: Previews, bar: StatusBar): ConstructorParameters<typeof Server>[3] {
  return {
    started: (started) => previews.started(started),
    written: (delta) => previews.written(delta),
    drafted: (draft) => previews.drafted(draft),
    ended: (ended) => previews.ended(ended),
    told: (status) => {
      bar.tell(status);
      setContext('busy', !status.quiescent);
    },
  };
}

function guarded(run: Command): (uri?: vscode.Uri) => Promise<void> {
  return async (uri) => {
    try {
      await run(uri);
    } catch (error) {
      await report(error);
    }
  };
}

function setContext(key: string, value: unknown): void {
  void vscode.commands.executeCommand('setContext', `precis.${key}`, value);
}
