/** What a click on the status bar shows: how things are, and what can be done about it. */

import * as vscode from 'vscode';
import type { Server } from './server.ts';
import type { StatusBar } from './statusBar.ts';

interface Job {
  job: number;
  task: string;
  uri: string;
  phase: string;
  seconds: number;
}

interface Entry extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

export async function showStatus(
  server: Server,
  bar: StatusBar,
  isPreviewing: boolean,
): Promise<void> {
  const chosen = await vscode.window.showQuickPick(entries(server, bar, isPreviewing), {
    title: vscode.l10n.t('Précis: Status'),
    placeHolder: summary(server, bar),
  });
  await chosen?.run?.();
}

/** The state in a sentence. */
function summary(server: Server, bar: StatusBar): string {
  const { status, reason } = bar;
  if (status === undefined) {
    return reason === '' ? vscode.l10n.t('The server is not running.') : reason;
  }
  const version = server.running?.version ?? '';
  const engine = status.engine === '' ? '' : ` · ${status.engine}`;
  return `${status.model}${engine} · ${status.message} (Précis ${version})`;
}

async function entries(server: Server, bar: StatusBar, isPreviewing: boolean): Promise<Entry[]> {
  const command = (label: string, id: string, detail?: string): Entry => ({
    label,
    ...(detail === undefined ? {} : { detail }),
    run: () => vscode.commands.executeCommand(id),
  });
  const found: Entry[] = [];
  const connection = server.running;
  if (connection === undefined) {
    found.push(
      command(
        `$(cloud-download) ${vscode.l10n.t('Install or repair the server')}`,
        'precis.server.install',
        vscode.l10n.t('For this editor alone; you are asked first.'),
      ),
      {
        label: `$(gear) ${vscode.l10n.t('Point to a server that is installed')}`,
        run: () =>
          vscode.commands.executeCommand('workbench.action.openSettings', 'precis.server.command'),
      },
    );
  } else {
    const { jobs } = await connection.ask<{ jobs: Job[] }>('precis.status');
    for (const job of jobs) {
      const name = decodeURIComponent(job.uri.split('/').pop() ?? '');
      found.push({
        label: `$(sync~spin) ${job.task} · ${name}`,
        detail: `${job.phase} · ${Math.round(job.seconds)} s`,
        description: vscode.l10n.t('choose to cancel'),
        run: () => connection.ask('precis.cancel', { job: job.job }),
      });
    }
    if (isPreviewing) {
      found.push(command(`$(checklist) ${vscode.l10n.t('Show draft')}`, 'precis.preview.show'));
    }
    found.push(
      command(
        `$(symbol-misc) ${vscode.l10n.t('Choose model')}`,
        'precis.server.chooseModel',
        bar.status?.model ?? '',
      ),
      command(
        `$(debug-restart) ${vscode.l10n.t('Restart engine')}`,
        'precis.server.restartEngine',
        vscode.l10n.t('Ends the process that holds the model, for all windows.'),
      ),
    );
  }
  found.push(
    command(`$(refresh) ${vscode.l10n.t('Restart server')}`, 'precis.server.restart'),
    command(`$(output) ${vscode.l10n.t('Show log')}`, 'precis.server.showLog'),
    {
      label: `$(gear) ${vscode.l10n.t('Settings')}`,
      run: () => vscode.commands.executeCommand('workbench.action.openSettings', 'precis.'),
    },
  );
  return found;
}
