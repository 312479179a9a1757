/** What is changed on the way between the editor and the server: settings, and wanted previews. */

import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { previewMode } from './previews.ts';

export const LANGUAGES = [
  'markdown',
  'quarto',
  'latex',
  'tex',
  'html',
  'restructuredtext',
  'typst',
  'org',
  'plaintext',
];
export const SELECTOR = LANGUAGES.flatMap((language) => [
  { scheme: 'file', language },
  { scheme: 'untitled', language },
]);
const SECTION = 'precis';
/** Settings of this extension's own, which the server does not know. */
const OURS = ['preview', 'server', 'interpreter', 'trace'];
const WRITING = ['precis.expand', 'precis.summarize'];

/** The settings that are the server's, as they are now. */
export function serverSettings(): Record<string, unknown> {
  const all: unknown = JSON.parse(JSON.stringify(vscode.workspace.getConfiguration(SECTION)));
  return withoutOurs(all) as Record<string, unknown>;
}

export function middleware(): Middleware {
  return {
    executeCommand: (command, args: unknown[], next): unknown =>
      next(command, withPreview(command, args)),
    workspace: {
      configuration: async (params, token, next) => {
        const found = await next(params, token);
        return Array.isArray(found) ? found.map(withoutOurs) : found;
      },
    },
  };
}

/** From wherever an order comes, it is shown first where the user wants that. */
function withPreview(command: string, args: unknown[]): unknown[] {
  const [first, ...rest] = args;
  if (!WRITING.includes(command) || !isObject(first) || typeof first['uri'] !== 'string') {
    return args;
  }
  const isWanted = previewMode(vscode.Uri.parse(first['uri'])) !== 'off';
  return [{ ...first, preview: isWanted }, ...rest];
}

function withoutOurs(settings: unknown): unknown {
  return isObject(settings)
    ? Object.fromEntries(Object.entries(settings).filter(([key]) => !OURS.includes(key)))
    : settings;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
