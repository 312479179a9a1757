/** Running programs: what they write, how they fail, and that nothing of them stays. */

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run, splitter } from '../src/processes.ts';

const NODE = process.execPath;
const cwd = tmpdir();

test('what a program writes comes line by line, and its code at the end', async () => {
  const lines: string[] = [];
  const script = 'console.log("one\\ntwo"); console.error("three"); process.exitCode = 3';
  const ran = await run(NODE, ['-e', script], { cwd, line: (line) => lines.push(line) });
  assert.equal(ran.code, 3);
  assert.equal(ran.out, 'one\ntwo\n');
  assert.equal(ran.error, 'three\n');
  assert.deepEqual(lines.sort(), ['one', 'three', 'two']);
});

test('a program that is missing is an error with its code', async () => {
  await assert.rejects(run('no-such-program-anywhere', [], { cwd }), { code: 'ENOENT' });
});

test('stopping ends the program and what it started', { skip: process.platform === 'win32' }, async () => {
  const file = join(cwd, `precis-child-${process.pid}`);
  const stop = new AbortController();
  const child = 'setInterval(() => {}, 1000)';
  const script = `
    const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, ["-e", ${JSON.stringify(child)}]);
    require("node:fs").writeFileSync(${JSON.stringify(file)}, String(child.pid));
    console.log("ready"); setInterval(() => {}, 1000);`;
  const line = () => stop.abort();
  const ran = await run(NODE, ['-e', script], { cwd, signal: stop.signal, line });
  assert.equal(ran.code, null);
  const pid = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  await ended(pid);
});

/** Resolves when a process is no more; the test's own limit is the only clock. */
async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((done) => setTimeout(done, 10));
  }
}

test('what was stopped before it began is not begun', async () => {
  const stop = new AbortController();
  stop.abort();
  await assert.rejects(run(NODE, ['-e', ''], { cwd, signal: stop.signal }));
});

test('a line may come in pieces', () => {
  const lines: string[] = [];
  const write = splitter((line) => lines.push(line));
  for (const piece of ['on', 'e\ntw', 'o\r', '\n\n  three  \nfour']) {
    write(piece);
  }
  assert.deepEqual(lines, ['one', 'two', 'three']);
});
