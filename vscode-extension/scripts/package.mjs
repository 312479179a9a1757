/** Packages the extension as precis.vsix, and refuses one that has grown too large. */

import { copyFileSync, rmSync, statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';

const LARGEST = 300_000;
const target = 'precis.vsix';

// The marketplace wants these names beside package.json; the texts are the project's.
const copies = { 'LICENSE.txt': '../LICENSE', 'NOTICE.txt': '../NOTICE' };
for (const [copy, original] of Object.entries(copies)) {
  copyFileSync(original, copy);
}
try {
  await createVSIX({ packagePath: target, dependencies: false });
} finally {
  Object.keys(copies).forEach((copy) => rmSync(copy));
}
const { size } = statSync(target);
console.log(`${target}: ${size.toLocaleString('en')} bytes`);
if (size >= LARGEST) {
  console.error(`It may have ${LARGEST.toLocaleString('en')} bytes at most.`);
  process.exit(1);
}
