/** What the status bar says. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../src/protocol.ts';
import { modelName, size, type Translate, words } from '../src/statusWords.ts';

const english: Translate = (message, ...args) =>
  message.replace(/\{(\d)\}/g, (_, number: string) => String(args[Number(number)]));

function status(state: Status['state'], rate: number | null = null): Status {
  return {
    health: state === 'error' ? 'error' : 'ok',
    quiescent: state !== 'busy',
    message: '',
    state,
    model: '/models/gemma-3-1b-it.gguf',
    engine: 'gguf',
    rate,
  };
}

for (const [state, text] of [
  ['missing', 'set up'],
  ['starting', 'starting'],
  ['stopped', 'stopped'],
  ['failed', 'not running'],
] as const) {
  test(`a server that is ${state} is told as that, whatever its model was`, () => {
    assert.equal(words(state, status('ready'), true, english).text, text);
  });
}

for (const [now, text] of [
  [undefined, 'starting'],
  [status('ready'), 'gemma-3-1b-it'],
  [status('loading'), 'loading'],
  [status('busy'), 'working'],
  [status('busy', 41.6), '42 tokens/s'],
  [status('busy', 2.345), '2.3 tokens/s'],
  [status('error'), 'gemma-3-1b-it'],
] as const) {
  test(`a model that is ${now?.state ?? 'unknown'} is told as “${text}”`, () => {
    const shown = words('running', now, false, english);
    assert.equal(shown.text, text);
    assert.equal(shown.isError, now?.state === 'error');
  });
}

test('a draft that waits goes before a model that is ready, but not before one at work', () => {
  assert.equal(words('running', status('ready'), true, english).text, 'draft ready');
  assert.equal(words('running', status('busy', 20), true, english).text, '20 tokens/s');
});

test('a model is called by its name alone', () => {
  assert.equal(modelName('google/gemma-2-2b-it'), 'gemma-2-2b-it');
  assert.equal(modelName('C:\\models\\My Gemma.GGUF'), 'My Gemma');
  assert.equal(modelName('gemma-3-270m'), 'gemma-3-270m');
});

test('sizes are rounded as people say them', () => {
  assert.equal(size(253_113_024), '253 MB');
  assert.equal(size(5_228_000_000), '5.2 GB');
});
