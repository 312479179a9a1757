/** The tabs of previews: none outlives its draft, and a verb means the one it was used on. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import type { Draft, Ended, Started } from '../src/protocol.ts';

const PAPER = 'file:///paper.md';

/** The previews of a window of their own, and that window's side of it. */
async function fresh() {
  const folder = new URL('..', import.meta.url).pathname;
  const built = await build({
    stdin: {
      contents: `export { Previews } from './src/previews.ts'; export * as editor from 'vscode';`,
      resolveDir: folder,
    },
    alias: { vscode: `${folder}test/fakeEditor.ts` },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    // Another module each time, since its tabs are the module's.
    footer: { js: `// ${Math.random()}` },
  });
  const code = Buffer.from(built.outputFiles[0]?.contents ?? []).toString('base64');
  const { Previews, editor } = (await import(`data:text/javascript;base64,${code}`)) as Pick<
    typeof import('../src/previews.ts'),
    'Previews'
  > & { editor: typeof import('./fakeEditor.ts') };
  const ran: [string, object][] = [];
  const previews = new Previews((command, argument) => {
    ran.push([command, argument]);
    return Promise.resolve();
  });
  return { previews, editor, ran, tabs: () => editor.window.tabGroups.all[0]?.tabs ?? [] };
}

function started(job: number): Started {
  const place = { line: 2, character: 0 };
  return {
    job,
    uri: PAPER,
    task: 'expand',
    title: 'Expand to abstract',
    version: 1,
    range: { start: place, end: place },
    placement: 'replace',
    preview: true,
    replaces: null,
    original: 'Old.',
    before: '',
  };
}

function draft(job: number): Draft {
  return { job, uri: PAPER, text: 'New.', missing: [], notices: [], tokens: 3, seconds: 1 };
}

function ended(job: number): Ended {
  return { job, uri: PAPER, outcome: 'failed', message: '' };
}

/** The address of the draft that the tab in front shows. */
function inFront(editor: typeof import('./fakeEditor.ts')) {
  const input = editor.window.tabGroups.activeTabGroup.activeTab?.input;
  assert.ok(input instanceof editor.TabInputTextDiff);
  // Only its text counts.
  return input.modified as unknown as Parameters<
    InstanceType<typeof import('../src/previews.ts').Previews>['accept']
  >[0];
}

test('a job that fails before its preview has opened leaves no tab', async () => {
  const { previews, editor, tabs } = await fresh();
  const showing = previews.started(started(1));
  const ending = previews.ended(ended(1));
  editor.opening.shift()?.open();
  await Promise.all([showing, ending]);
  assert.deepEqual(tabs(), []);
  assert.equal(previews.latest, undefined);
});

test('a preview that could not be opened ends all the same', async () => {
  const { previews, editor } = await fresh();
  const showing = previews.started(started(1));
  const ending = previews.ended(ended(1));
  editor.opening.shift()?.fail();
  await assert.rejects(showing);
  await ending;
  assert.equal(previews.latest, undefined);
});

test('a preview that is shown once more when its job ends leaves no tab', async () => {
  const { previews, editor, tabs } = await fresh();
  const showing = previews.started(started(1));
  editor.opening.shift()?.open();
  await showing;
  await editor.window.tabGroups.close(tabs());
  const again = previews.show();
  const ending = previews.ended(ended(1));
  editor.opening.shift()?.open();
  await Promise.all([again, ending]);
  assert.deepEqual(tabs(), []);
});

test('all previews go with the server, those that are opening too', async () => {
  const { previews, editor, tabs } = await fresh();
  const showing = [previews.started(started(1)), previews.started(started(2))];
  const dropping = previews.dropAll();
  editor.opening.pop()?.open();
  editor.opening.pop()?.open();
  await Promise.all([...showing, dropping]);
  assert.deepEqual(tabs(), []);
  assert.equal(previews.latest, undefined);
});

test('a verb on a preview acts on it, and on the latest from elsewhere', async () => {
  const { previews, editor, ran } = await fresh();
  for (const job of [1, 2]) {
    const showing = previews.started(started(job));
    editor.opening.shift()?.open();
    await showing;
    previews.drafted(draft(job));
  }
  const [first] = editor.window.tabGroups.activeTabGroup.tabs;
  editor.window.tabGroups.activeTabGroup.activeTab = first;
  await previews.accept(inFront(editor));
  await previews.reject();
  editor.window.tabGroups.activeTabGroup.activeTab = undefined;
  await previews.accept();
  assert.deepEqual(ran, [
    ['precis.accept', { job: 1 }],
    ['precis.reject', { job: 1 }],
    ['precis.accept', { job: 2 }],
  ]);
});

test('a verb on a tab whose draft has gone acts on no other draft', async () => {
  const { previews, editor, ran } = await fresh();
  const first = previews.started(started(1));
  editor.opening.shift()?.open();
  await first;
  const gone = inFront(editor);
  const [orphan] = editor.window.tabGroups.activeTabGroup.tabs;
  await previews.ended(ended(1));
  const second = previews.started(started(2));
  editor.opening.shift()?.open();
  await second;
  previews.drafted(draft(2));
  editor.window.tabGroups.activeTabGroup.activeTab = orphan; // as a tab that could not be closed
  await previews.accept(gone);
  await previews.reject(gone);
  await previews.regenerate('same', gone);
  await previews.accept();
  assert.deepEqual(ran, []);
});
