/** What a click on the status bar shows: how things are, and what can be done about it. */

import * as vscode from 'vscode';
import type { Connection } from './client.ts';
import type { PreviewText } from './previewText.ts';
import { showSetting } from './problem.ts';
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
  readonly run: () => unknown;
}

export async function showStatus(
  server: Server,
  bar: StatusBar,
  preview: PreviewText | undefined,
): Promise<void> {
  const connection = server.running;
  const entries = [
    ...(connection === undefined ? withoutServer() : await jobEntries(connection)),
    ...draftEntries(preview),
    ...(connection === undefined ? [] : engineEntries(bar)),
    ...otherEntries(),
  ];
  const chosen = await vscode.window.showQuickPick(entries, {
    title: vscode.l10n.t('Précis: Status'),
    placeHolder: summary(server, bar),
  });
  await chosen?.run();
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

function withoutServer(): Entry[] {
  return [
    command(
      'cloud-download',
      vscode.l10n.t('Install or repair the server'),
      'precis.server.install',
      vscode.l10n.t('For this editor alone; you are asked first.'),
    ),
    command(
      'folder-opened',
      vscode.l10n.t('Point to a server that is installed'),
      'precis.server.pointTo',
    ),
  ];
}

/** What is being written; choosing it cancels it. */
async function jobEntries(connection: Connection): Promise<Entry[]> {
  const { jobs } = await connection.ask<{ jobs: Job[] }>('precis.status');
  return jobs.map((job) => ({
    label: `$(sync~spin) ${jobName(job.task)} · ${decodeURIComponent(job.uri.split('/').pop() ?? '')}`,
    detail: `${job.phase} · ${Math.round(job.seconds)} s`,
    description: vscode.l10n.t('choose to cancel'),
    run: () => connection.ask('precis.cancel', { job: job.job }),
  }));
}

/** What a job writes; the task as the server has it where we know no word for it. */
function jobName(task: string): string {
  const names: Readonly<Record<string, string>> = {
    expand: vscode.l10n.t('Abstract'),
    summarize: vscode.l10n.t('Summary'),
    rewrite: vscode.l10n.t('Sentence'),
  };
  return names[task] ?? task;
}

function draftEntries(preview: PreviewText | undefined): Entry[] {
  if (preview === undefined) {
    return [];
  }
  const accept = command('check', vscode.l10n.t('Accept draft'), 'precis.preview.accept');
  return [
    ...(preview.isReady ? [accept] : []),
    command('close', vscode.l10n.t('Reject draft'), 'precis.preview.reject'),
    command('open-preview', vscode.l10n.t('Show draft'), 'precis.preview.show'),
  ];
}

function engineEntries(bar: StatusBar): Entry[] {
  return [
    command(
      'symbol-misc',
      vscode.l10n.t('Choose model'),
      'precis.server.chooseModel',
      bar.status?.model,
    ),
    command(
      'sync',
      vscode.l10n.t('Restart engine'),
      'precis.server.restartEngine',
      vscode.l10n.t('Ends the process that holds the model, for all windows.'),
    ),
  ];
}

function otherEntries(): Entry[] {
  return [
    command('refresh', vscode.l10n.t('Restart server'), 'precis.server.restart'),
    command('output', vscode.l10n.t('Show log'), 'precis.server.showLog'),
    setting(vscode.l10n.t('Settings'), 'precis.'),
  ];
}

function command(icon: string, label: string, id: string, detail?: string): Entry {
  return {
    label: `$(${icon}) ${label}`,
    ...(detail === undefined ? {} : { detail }),
    run: () => vscode.commands.executeCommand(id),
  };
}

function setting(label: string, key: string): Entry {
  return {
    label: `$(gear) ${label}`,
    run: () => showSetting(key),
  };
}
