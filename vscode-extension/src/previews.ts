/** The previews: a virtual document beside the user's own, and the verbs on it. */

import * as vscode from 'vscode';
import { say } from './messages.ts';
import type { Delta, Draft, Ended, Started, Task } from './protocol.ts';
import { PreviewText } from './previewText.ts';

export const SCHEME = 'precis-preview';
export type Mode = 'diff' | 'side' | 'off';

/** Text that grows is shown so often, in milliseconds; the eye needs no more. */
const REDRAW = 80;

/** One preview and the virtual documents that show it. */
class Shown {
  readonly text: PreviewText;
  readonly mode: Mode;
  readonly title: string;
  readonly proposed: vscode.Uri;
  readonly original: vscode.Uri;
  redraw: NodeJS.Timeout | undefined;
  /** Until it is shown, each time. */
  opening: Promise<void> = Promise.resolve();

  constructor(started: Started, document: vscode.Uri, mode: Mode) {
    this.text = new PreviewText(started);
    this.mode = mode;
    const name = document.path.split('/').pop() ?? '';
    this.title = `${draftName(started.task)} · ${name}`;
    // It ends as the document's own name does, so that its language is recognised. By itself its
    // tab is named after it; a comparison gets a title.
    const place = (part: string) =>
      vscode.Uri.from({
        scheme: SCHEME,
        path: `/${started.job}/${part}/${mode === 'diff' ? name : this.title}`,
      });
    this.proposed = place('draft');
    this.original = place('original');
  }
}

/** How the previews reach the server. */
export type Run = (command: string, argument: object) => Promise<void>;

export class Previews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly moved = new vscode.EventEmitter<void>();
  /** A preview began, became ready, or went. */
  readonly onDidMove = this.moved.event;
  private all: Shown[] = [];
  private readonly registration: vscode.Disposable;
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
    this.registration = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      // What was written while the editor opened the document has not reached it.
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (document.uri.scheme === SCHEME) {
          this.changed.fire(document.uri);
        }
      }),
    );
  }

  /** The preview that was begun last. */
  get latest(): PreviewText | undefined {
    return this.all.at(-1)?.text;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const shown = this.at(uri);
    if (shown === undefined) {
      return '';
    }
    return same(uri, shown.original) ? shown.text.original : shown.text.proposed;
  }

  async started(started: Started): Promise<void> {
    if (!started.preview) {
      return;
    }
    const earlier = this.all.find(
      (one) => started.replaces !== null && one.text.holds(started.replaces),
    );
    if (earlier !== undefined) {
      earlier.text.again(started);
      this.update(earlier);
      this.tellContext();
      return;
    }
    const document = vscode.Uri.parse(started.uri);
    const mode = previewMode(document);
    const shown = new Shown(started, document, mode === 'off' ? 'side' : mode);
    this.all.push(shown);
    this.tellContext();
    await this.open(shown);
  }

  written(delta: Delta): void {
    const shown = this.of(delta.job);
    shown?.text.add(delta);
    if (shown !== undefined) {
      shown.redraw ??= setTimeout(() => this.update(shown), REDRAW);
    }
  }

  drafted(draft: Draft): void {
    const shown = this.of(draft.job);
    if (shown === undefined) {
      return;
    }
    shown.text.finish(draft);
    this.update(shown);
    this.tellContext();
    const said = [...draft.notices];
    void this.announce(shown);
    if (draft.missing.length > 0) {
      const pieces = draft.missing.slice(0, 3).join(', ');
      said.unshift(vscode.l10n.t('The draft lacks {0}.', pieces));
      void say('warning', `Précis: ${said.join(' ')}`);
    } else if (said.length > 0) {
      void say('information', `Précis: ${said.join(' ')}`);
    }
  }

  async ended(ended: Ended): Promise<void> {
    const shown = this.of(ended.job);
    if (shown === undefined) {
      return;
    }
    const after = shown.text.end(ended);
    if (after === 'back') {
      this.update(shown);
    } else if (after === 'close') {
      if (await this.forget(shown)) {
        await reveal(ended.uri);
      }
    }
    this.tellContext();
  }

  /** The server has gone, and its drafts with it. */
  async dropAll(): Promise<void> {
    await Promise.all(this.all.map((shown) => this.forget(shown)));
    this.tellContext();
  }

  async accept(uri?: vscode.Uri): Promise<void> {
    const shown = this.chosen(uri);
    if (shown !== undefined && this.isReady(shown)) {
      await this.run('precis.accept', { job: shown.text.job });
    }
  }

  async reject(uri?: vscode.Uri): Promise<void> {
    const shown = this.chosen(uri);
    if (shown !== undefined) {
      await this.run('precis.reject', { job: shown.text.job });
    }
  }

  async regenerate(length: 'same' | 'shorter' | 'longer', uri?: vscode.Uri): Promise<void> {
    const shown = this.chosen(uri);
    if (shown !== undefined && this.isReady(shown)) {
      await this.run('precis.regenerate', { job: shown.text.job, length });
    }
  }

  async show(): Promise<void> {
    const shown = this.all.at(-1);
    if (shown !== undefined) {
      await this.open(shown);
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
    this.moved.dispose();
  }

  private isReady(shown: Shown): boolean {
    if (!shown.text.isReady) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Précis: The draft is still being written.'),
      );
    }
    return shown.text.isReady;
  }

  private of(job: number): Shown | undefined {
    return this.all.find((one) => one.text.holds(job));
  }

  private at(uri: vscode.Uri): Shown | undefined {
    return this.all.find((one) => same(uri, one.proposed) || same(uri, one.original));
  }

  /**
   * The preview that a verb means: the one given, the one in front, or else the latest. Never
   * another one than the user looks at: a tab whose draft has gone means none.
   */
  private chosen(uri?: vscode.Uri): Shown | undefined {
    const front = uri ?? proposedIn(vscode.window.tabGroups.activeTabGroup.activeTab);
    return front === undefined ? this.all.at(-1) : this.at(front);
  }

  private update(shown: Shown): void {
    clearTimeout(shown.redraw);
    shown.redraw = undefined;
    this.changed.fire(shown.proposed);
  }

  private open(shown: Shown): Promise<void> {
    shown.opening = this.display(shown);
    return shown.opening;
  }

  /** It takes the focus: the buttons of an editor without it are hidden. */
  private async display(shown: Shown): Promise<void> {
    const options = { viewColumn: this.column(shown), preview: false };
    if (shown.mode === 'diff') {
      await vscode.commands.executeCommand(
        'vscode.diff',
        shown.original,
        shown.proposed,
        shown.title,
        options,
      );
    } else {
      const document = await vscode.workspace.openTextDocument(shown.proposed);
      await vscode.window.showTextDocument(document, options);
    }
  }

  /** Where it is shown already, else beside the document. */
  private column(shown: Shown): vscode.ViewColumn {
    return tabsOf(shown)[0]?.group.viewColumn ?? vscode.ViewColumn.Beside;
  }

  private isInFront(shown: Shown): boolean {
    const front = proposedIn(vscode.window.tabGroups.activeTabGroup.activeTab);
    return front !== undefined && same(front, shown.proposed);
  }

  /** Tell someone who went on with something else that the draft is ready. */
  private async announce(shown: Shown): Promise<void> {
    const job = shown.text.job;
    await shown.opening.catch(() => undefined);
    if (this.isInFront(shown) || shown.text.job !== job) {
      return;
    }
    const verbs: Record<string, () => Promise<void>> = {
      [vscode.l10n.t('Accept')]: () => this.accept(shown.proposed),
      [vscode.l10n.t('Reject')]: () => this.reject(shown.proposed),
      [vscode.l10n.t('Show')]: () => this.open(shown),
    };
    const message = vscode.l10n.t('Précis: The draft is ready.');
    const chosen = await vscode.window.showInformationMessage(message, ...Object.keys(verbs));
    if (chosen !== undefined && this.all.includes(shown) && shown.text.job === job) {
      await verbs[chosen]?.();
    }
  }

  /** Drop a preview and close its tabs; whether one of them was in front. */
  private async forget(shown: Shown): Promise<boolean> {
    clearTimeout(shown.redraw);
    this.all = this.all.filter((one) => one !== shown);
    // A job can fail before its tab is there to be closed.
    await shown.opening.catch(() => undefined);
    const wasInFront = this.isInFront(shown);
    await vscode.window.tabGroups.close(tabsOf(shown), true);
    return wasInFront;
  }

  private tellContext(): void {
    const ready = this.all.some((one) => one.text.isReady);
    void vscode.commands.executeCommand('setContext', 'precis.previewing', this.all.length > 0);
    void vscode.commands.executeCommand('setContext', 'precis.draftReady', ready);
    this.moved.fire();
  }
}

/** How the user wants to see what is written for a document. */
export function previewMode(document: vscode.Uri): Mode {
  return vscode.workspace.getConfiguration('precis', document).get<Mode>('preview.mode', 'diff');
}

/** The tabs that show a preview. */
function tabsOf(shown: Shown): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => {
      const uri = proposedIn(tab);
      return uri !== undefined && same(uri, shown.proposed);
    });
}

/** Short: the buttons of the preview leave a title little room. */
function draftName(task: Task): string {
  return task === 'expand' ? vscode.l10n.t('Abstract') : vscode.l10n.t('Summary');
}

/** The virtual document that a tab shows, if it is one of ours. */
function proposedIn(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  if (input instanceof vscode.TabInputTextDiff) {
    return input.modified.scheme === SCHEME ? input.modified : undefined;
  }
  if (input instanceof vscode.TabInputText) {
    return input.uri.scheme === SCHEME ? input.uri : undefined;
  }
  return undefined;
}

/** Back to the document that the preview was about. */
async function reveal(uri: string): Promise<void> {
  const wanted = vscode.Uri.parse(uri);
  const editor = vscode.window.visibleTextEditors.find((one) => same(one.document.uri, wanted));
  if (editor !== undefined) {
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  }
}

function same(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}
