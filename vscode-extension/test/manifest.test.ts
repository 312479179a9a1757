/** package.json and its words: nothing without a translation, nothing that leads nowhere. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

type Json = Record<string, unknown>;

function read(name: string): Json {
  return JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')) as Json;
}

function text(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
}

interface Contributed {
  command: string;
  title: string;
  key?: string;
  when?: string;
}

const manifest = text('package.json');
const contributes = read('package.json')['contributes'] as Record<string, unknown>;
const commands = contributes['commands'] as Contributed[];
const english = read('package.nls.json') as Record<string, string>;
const korean = read('package.nls.ko.json') as Record<string, string>;
const bundle = read('l10n/bundle.l10n.ko.json') as Record<string, string>;
const root = new URL('..', import.meta.url).pathname;
const sources = globSync('src/*.ts', { cwd: root }).map((name) => text(name)).join('\n');

test('every word of package.json is there in both languages', () => {
  const used = new Set([...manifest.matchAll(/"%([^%]+)%"/g)].map(([, key]) => key ?? ''));
  assert.deepEqual([...used].sort(), Object.keys(english).sort());
  assert.deepEqual(Object.keys(korean).sort(), Object.keys(english).sort());
});

test('Korean is Korean', () => {
  for (const [key, words] of [...Object.entries(korean), ...Object.entries(bundle)]) {
    assert.match(words, /[가-힣]|^NVIDIA/, key);
  }
});

test('every sentence of the code is there in Korean, with the same places', () => {
  const calls = sources.matchAll(/(?:l10n\.t|translate)\(\s*'((?:[^'\\]|\\.)*)'/g);
  const said = new Set([...calls].map(([, words]) => (words ?? '').replace(/\\'/g, "'")));
  assert.deepEqual(Object.keys(bundle).sort(), [...said].sort());
  for (const [sentence, translated] of Object.entries(bundle)) {
    const places = (words: string) => (words.match(/\{\d\}/g) ?? []).sort();
    assert.deepEqual(places(translated), places(sentence), sentence);
  }
});

test('every command that is contributed is registered, and none is the server’s', () => {
  const registered = new Set([...sources.matchAll(/^ {4}'(precis\.[\w.]+)': \(/gm)].map(([, id]) => id));
  assert.deepEqual(commands.map(({ command }) => command).sort(), [...registered].sort());
  for (const { command } of commands) {
    assert.match(command, /^precis\.(editor|preview|server|walkthrough)\b/);
  }
});

test('menus, keys and the walkthrough name commands that are there', () => {
  const known = new Set(commands.map(({ command }) => command));
  const menus = Object.values(contributes['menus'] as Record<string, Contributed[]>).flat();
  const keys = contributes['keybindings'] as Contributed[];
  for (const { command } of [...menus, ...keys]) {
    assert.ok(known.has(command), command);
  }
  const links = [...JSON.stringify([english, korean]).matchAll(/\(command:(precis[\w.]+)/g)];
  assert.ok(links.length > 0);
  for (const [, command] of links) {
    assert.ok(known.has(command ?? ''), command);
  }
});

test('every context key in a condition is one that the code sets', () => {
  const conditions = [...manifest.matchAll(/"(?:when|completionEvents)": (?:"([^"]*)"|\["onContext:([^"]*)")/g)];
  const keys = conditions.flatMap(([, when, event]) => (when ?? event ?? '').match(/\bprecis\.\w+/g) ?? []);
  assert.ok(keys.length > 5);
  for (const key of new Set(keys)) {
    const name = key.replace('precis.', '');
    assert.ok(new RegExp(`'(?:precis\\.)?${name}'`).test(sources), key);
  }
});

test('every picture of the walkthrough is there and is drawn', () => {
  const pictures = [...manifest.matchAll(/"(media\/[\w-]+\.svg)"/g)].map(([, name]) => name ?? '');
  assert.equal(new Set(pictures).size, 5);
  for (const name of pictures) {
    assert.match(text(name), /^<svg [^>]*xmlns=/);
  }
});

test('the README needs no file beside it', () => {
  assert.doesNotMatch(text('README.md'), /!\[[^\]]*\]\((?!https:)/);
});
