/** How the server is started, and what it means when it does not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, fromCommand, fromPython, lastLine } from '../src/launch.ts';

test('the setting may name a program alone, or with its arguments', () => {
  const alone = fromCommand(['/opt/precis']);
  assert.deepEqual(alone, { command: '/opt/precis', args: ['serve'], origin: 'command' });
  const more = fromCommand(['ssh', 'lab', 'precis', 'serve']);
  assert.deepEqual(more?.args, ['lab', 'precis', 'serve']);
});

test('an empty setting names nothing', () => {
  for (const setting of [[], [''], ['  ', '']]) {
    assert.equal(fromCommand(setting), undefined);
  }
});

test('a Python takes no module from the folder that it is started in', () => {
  const { command, args } = fromPython('/usr/bin/python3', 'interpreter');
  assert.equal(command, '/usr/bin/python3');
  assert.ok(args.indexOf('-P') < args.indexOf('-m') && args.includes('-P'));
});

const NO_MODULE = '/usr/bin/python3: No module named precis';
for (const [name, fault, kind] of [
  ['a missing program', faultOf('ENOENT', null, ''), 'no program'],
  ['a file that is no program', faultOf('EACCES', null, ''), 'not executable'],
  ['a Python without Précis', faultOf(undefined, 1, NO_MODULE), 'no précis'],
  ['a package of Précis that is missing', faultOf(undefined, 1, "No module named 'precis.lsp'"), 'no précis'],
  ['an old Python', faultOf(undefined, 2, 'Unknown option: -P\nusage: python'), 'old python'],
  ['another missing module', faultOf(undefined, 1, "No module named 'pygls'"), 'ended'],
  ['anything else', faultOf(undefined, 3, 'Oh no'), 'ended'],
] as const) {
  test(`${name} is told from other faults`, () => {
    assert.equal(fault.kind, kind);
  });
}

test('what it said last is told', () => {
  const fault = faultOf(undefined, 3, 'Traceback\n  File\nValueError: no\r\n\n');
  assert.deepEqual(fault, { kind: 'ended', code: 3, last: 'ValueError: no' });
  assert.equal(lastLine(' \n\n'), '');
});
