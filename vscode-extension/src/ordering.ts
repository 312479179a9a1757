/** The commands that order a text: what is asked first, and what the server is told. */

import * as vscode from 'vscode';
import type { Manifest } from './manifest.ts';
import { say } from './messages.ts';
import { LANGUAGES, SELECTOR } from './middleware.ts';
import type { Task } from './protocol.ts';
import type { Server } from './server.ts';

interface Choice extends vscode.QuickPickItem {
  readonly value: string;
}

/** Expand the selection, or the abstract or section at the cursor. */
export async function expand(server: Server): Promise<void> {
  await order(server, 'expand', () => Promise.resolve({}));
}

/** Summarize it, in a style and by a strategy that the user picks. */
export async function summarize(server: Server, manifest: Manifest): Promise<void> {
  await order(server, 'summarize', async () => {
    const style = await pick(manifest, 'summarize.style', vscode.l10n.t('How should the summary read?'), 1);
    if (style === undefined) {
      return undefined;
    }
    const strategy = await pick(
      manifest,
      'summarize.strategy',
      vscode.l10n.t('How should a long text be read?'),
      2,
    );
    return strategy === undefined ? undefined : { style, strategy };
  });
}

/** Check a text against its source, where the server can. */
export async function check(server: Server): Promise<void> {
  const editor = editorAtWork();
  const connection = editor && (await server.ensure());
  if (editor !== undefined && connection?.has('precis.check')) {
    await vscode.commands.executeCommand('precis.check', connection.place(editor));
  }
}

/** Take the marks of findings out of a document, until it is checked again. */
export async function clearFindings(server: Server): Promise<void> {
  const editor = editorAtWork();
  const connection = editor && (await server.ensure());
  if (editor !== undefined && connection?.has('precis.clearFindings')) {
    await connection.ask('precis.clearFindings', connection.place(editor));
  }
}

async function order(
  server: Server,
  task: Task,
  ask: () => Promise<object | undefined>,
): Promise<void> {
  const editor = editorAtWork();
  if (editor === undefined) {
    return;
  }
  const connection = await server.ensure();
  const more = connection && (await ask());
  if (connection !== undefined && more !== undefined) {
    // The server's own command, so that it takes the same way as a code action.
    await vscode.commands.executeCommand(`precis.${task}`, {
      ...connection.place(editor),
      ...more,
    });
  }
}

/** The editor whose text is meant; without one the user is told which would do. */
function editorAtWork(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && vscode.languages.match(SELECTOR, editor.document) > 0) {
    return editor;
  }
  const kinds = LANGUAGES.join(', ');
  void say('information', vscode.l10n.t('Précis works in these kinds of documents: {0}.', kinds));
  return undefined;
}

/** One of a setting's values, which package.json describes; the one that is set comes first. */
async function pick(
  manifest: Manifest,
  key: string,
  title: string,
  step: number,
): Promise<string | undefined> {
  const rules = manifest.contributes.configuration.properties[`precis.${key}`];
  const set = vscode.workspace.getConfiguration('precis').get<string>(key);
  const items: Choice[] = (rules?.enum ?? []).map((value, number) => ({
    value,
    label: value.replace('_', '-'),
    detail: rules?.enumDescriptions?.[number] ?? '',
    ...(value === set ? { description: vscode.l10n.t('as set') } : {}),
  }));
  items.sort((one, other) => Number(other.value === set) - Number(one.value === set));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `${title} (${step}/2)`,
    matchOnDetail: true,
  });
  return chosen?.value;
}
