/** What the status bar says about each state; knows nothing of VS Code. */

import type { Status } from './protocol.ts';

/** Where the server is, before it can tell of its model. */
export type ServerState = 'missing' | 'starting' | 'running' | 'stopped' | 'failed';

export interface Words {
  readonly icon: string;
  /** What stands behind the name; empty where the icon says it all. */
  readonly text: string;
  readonly isError: boolean;
}

/** A sentence of ours in the user's language; `{0}` is the first argument. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** The words for a state. A draft that waits is more pressing than a model that is ready. */
export function words(
  server: ServerState,
  status: Status | undefined,
  isDraftReady: boolean,
  translate: Translate,
): Words {
  const calm = (icon: string, text: string): Words => ({ icon, text, isError: false });
  switch (server) {
    case 'missing':
      return calm('cloud-download', translate('set up'));
    case 'starting':
      return calm('loading~spin', translate('starting'));
    case 'stopped':
      return calm('circle-slash', translate('stopped'));
    case 'failed':
      return { icon: 'error', text: translate('not running'), isError: true };
    case 'running':
      break;
  }
  switch (status?.state) {
    case undefined:
      return calm('loading~spin', translate('starting'));
    case 'error':
      return { icon: 'error', text: modelName(status.model), isError: true };
    case 'loading':
      return calm('loading~spin', translate('loading'));
    case 'busy':
      return calm('sync~spin', busy(status, translate));
    case 'ready':
      return isDraftReady
        ? calm('checklist', translate('draft ready'))
        : calm('sparkle', modelName(status.model));
  }
}

/** A model's name where there is little room: without its folders or its publisher. */
export function modelName(model: string): string {
  const last = model.split(/[/\\]/).pop() ?? model;
  return last.replace(/\.gguf$/i, '');
}

/** A size as people say it: bytes to "253 MB". */
export function size(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}

function busy(status: Status, translate: Translate): string {
  if (status.rate === null) {
    return translate('working');
  }
  const rate = status.rate < 10 ? status.rate.toFixed(1) : status.rate.toFixed(0);
  return translate('{0} tokens/s', rate);
}
