/** Choosing the model: of the server's catalogue, or a file of the user's own. */

import * as vscode from 'vscode';
import type { Model } from './protocol.ts';
import type { Server } from './server.ts';
import { size } from './statusWords.ts';

interface Entry extends vscode.QuickPickItem {
  readonly model?: Model;
}

export async function chooseModel(server: Server): Promise<void> {
  const connection = await server.ensure();
  if (connection === undefined) {
    return;
  }
  const { models } = await connection.ask<{ models: Model[] }>('precis.models');
  const own: Entry = { label: `$(folder-opened) ${vscode.l10n.t('A GGUF file of your own…')}` };
  const chosen = await vscode.window.showQuickPick([...models.map(entry), own], {
    title: vscode.l10n.t('Précis: Choose model'),
    matchOnDetail: true,
  });
  if (chosen === own) {
    await chooseFile();
  } else if (chosen?.model !== undefined) {
    await use(chosen.model);
  }
}

function entry(model: Model): Entry {
  const notes = [
    model.chosen ? vscode.l10n.t('in use') : '',
    model.installed ? '' : vscode.l10n.t('not on this machine yet'),
    model.size > 0 ? size(model.size) : '',
  ];
  return {
    model,
    label: `$(${model.chosen ? 'check' : model.installed ? 'blank' : 'cloud-download'}) ${model.id}`,
    description: notes.filter((note) => note !== '').join(' · '),
    detail: model.note,
  };
}

async function use(model: Model): Promise<void> {
  if (!model.installed) {
    const copy = vscode.l10n.t('Copy command');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} is not on this machine yet. This command brings it, after showing its size and terms: {1}', model.id, model.install),
      { modal: true, detail: model.licence },
      copy,
    );
    if (answer === copy) {
      await vscode.env.clipboard.writeText(model.install);
    }
    return;
  }
  await set(model.id);
}

async function chooseFile(): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      filters: { GGUF: ['gguf'] },
      openLabel: vscode.l10n.t('Use this model'),
    })) ?? [];
  if (file !== undefined) {
    await set(file.fsPath);
  }
}

async function set(model: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('precis');
  await settings.update('model', model, vscode.ConfigurationTarget.Global);
}
