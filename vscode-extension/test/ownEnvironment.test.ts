/** The environment that the extension makes for itself. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  condition,
  progressOf,
  pythonIn,
  pythonNames,
  readProbe,
  readStamp,
  requirement,
} from '../src/ownEnvironment.ts';

const STAMP = { version: '0.1.0', kind: 'cpu' } as const;

test('only a whole stamp is one', () => {
  assert.deepEqual(readStamp('{"version": "0.1.0", "kind": "cpu", "more": 1}\n'), STAMP);
  for (const text of [undefined, '', '{', 'null', '[]', '{"version": 1, "kind": "cpu"}', '{"version": "1", "kind": "tpu"}']) {
    assert.equal(readStamp(text), undefined);
  }
});

test('an installation that was broken off is no installation', () => {
  assert.equal(condition(false, false, undefined, '0.1.0'), 'absent');
  assert.equal(condition(true, true, undefined, '0.1.0'), 'broken');
  assert.equal(condition(true, false, STAMP, '0.1.0'), 'broken');
  assert.equal(condition(true, true, STAMP, '0.1.0'), 'ready');
  assert.equal(condition(true, true, STAMP, '0.2.0'), 'outdated');
});

test('each system has its own places and names', () => {
  assert.equal(pythonIn('/home/me/server', 'linux'), '/home/me/server/bin/python');
  assert.match(pythonIn('server', 'win32'), /Scripts.python\.exe$/);
  assert.deepEqual(pythonNames('win32')[0], ['py', '-3.13']);
  assert.ok(pythonNames('linux').some(([name]) => name === 'python3'));
});

test('a Python says how old it is and what it can do', () => {
  assert.deepEqual(readProbe('["/usr/bin/python3", 3, 12, true]\n'), {
    path: '/usr/bin/python3',
    isNewEnough: true,
    canMakeEnvironments: true,
  });
  assert.equal(readProbe('["/usr/bin/python3", 3, 10, true]')?.isNewEnough, false);
  assert.equal(readProbe('["/usr/bin/python", 2, 7, false]')?.isNewEnough, false);
  assert.equal(readProbe('["/usr/bin/python4", 4, 0, true]')?.isNewEnough, true);
  assert.equal(readProbe('Python was not found; run without arguments to install'), undefined);
});

test('a GPU needs more', () => {
  assert.equal(requirement({ version: '0.1.0' }, 'cpu'), 'precis-ls[embedded]==0.1.0');
  assert.equal(requirement({ version: '0.1.0' }, 'gpu'), 'precis-ls[embedded,gpu]==0.1.0');
  assert.equal(requirement({ file: '/x/p.whl' }, 'cpu'), '/x/p.whl[embedded]');
});

for (const [line, words] of [
  ['Collecting pygls<3,>=2.1 (from precis-ls==0.1.0)', 'Collecting pygls<3,>=2.1'],
  ['  Downloading xllamacpp-2026.10.1-cp311-cp311-manylinux_2_28_x86_64.whl (34.1 MB)', 'Downloading xllamacpp-2026.10.1 (34.1 MB)'],
  ['Downloading https://example.org/a/b/httpx-0.28.1-py3-none-any.whl (73 kB)', 'Downloading httpx-0.28.1 (73 kB)'],
  ['Installing collected packages: a, b, c', 'Installing collected packages'],
  ['Requirement already satisfied: pip in ./lib', undefined],
  ['', undefined],
] as const) {
  test(`of pip's “${line}” is shown: ${words ?? 'nothing'}`, () => {
    assert.equal(progressOf(line), words);
  });
}
