/** Asks before anything is installed: what, how much of it, from where, and for whom. */

import * as vscode from 'vscode';
import type { Kind, Source } from './ownEnvironment.ts';

export interface Wanted {
  readonly source: Source;
  readonly kind: Kind;
}

/**
 * MB to download and on disk, measured with pip on Linux x86-64 in November 2026. The disk holds
 * the packages and the trial model a second time, unpacked. A GPU needs torch with CUDA.
 */
const SIZES: Readonly<Record<Kind, { download: number; disk: number }>> = {
  cpu: { download: 290, disk: 750 },
  gpu: { download: 3300, disk: 6500 },
};

interface Choice extends vscode.QuickPickItem {
  readonly wanted?: Wanted;
}

/** What the user agrees to; undefined when to nothing. */
export async function consent(version: string): Promise<Wanted | undefined> {
  const source = { version };
  const own: Choice = {
    label: `$(file-zip) ${vscode.l10n.t('Install from a file')}`,
    detail: vscode.l10n.t('A wheel of precis-ls (.whl). What it needs may lie beside it.'),
  };
  const choices: Choice[] = [
    {
      wanted: { source, kind: 'cpu' },
      label: `$(cloud-download) ${vscode.l10n.t('Install for the processor')}`,
      description: size('cpu'),
      detail: vscode.l10n.t('llama.cpp and a small trial model. Runs on every computer.'),
    },
    {
      wanted: { source, kind: 'gpu' },
      label: `$(cloud-download) ${vscode.l10n.t('Install for an NVIDIA GPU')}`,
      description: size('gpu'),
      detail: vscode.l10n.t('PyTorch too. For larger models on a GPU with 6 GB or more.'),
    },
    own,
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Précis writes with a program on this machine. Install it now?'),
    placeHolder: vscode.l10n.t('From the Python Package Index, for this editor alone'),
    ignoreFocusOut: true,
  });
  return chosen === own ? fromFile() : chosen?.wanted;
}

async function fromFile(): Promise<Wanted | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      filters: { [vscode.l10n.t('Wheel of precis-ls')]: ['whl'] },
      openLabel: vscode.l10n.t('Install this file'),
    })) ?? [];
  return file && { source: { file: file.fsPath }, kind: 'cpu' };
}

function size(kind: Kind): string {
  const { download, disk } = SIZES[kind];
  return vscode.l10n.t('{0} MB to download, {1} MB on disk', download, disk);
}
