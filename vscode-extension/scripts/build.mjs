/**
 * Bundles the extension, and beside it the library that it loads only when it is active already:
 * reading that takes longer than all else. Writes the licences of what is in both; --watch goes on.
 */

import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { context } from 'esbuild';

const LIBRARY = 'vscode-languageclient/node';
const BESIDE = './languageclient.js';
const isWatching = process.argv.includes('--watch');
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: !isWatching,
  sourcemap: isWatching ? 'inline' : false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
const bundles = await Promise.all([
  context({
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    alias: { [LIBRARY]: BESIDE },
    external: ['vscode', BESIDE],
  }),
  context({
    ...common,
    entryPoints: [LIBRARY],
    outfile: `dist/${BESIDE}`,
    external: ['vscode'],
  }),
]);
if (isWatching) {
  await Promise.all(bundles.map((bundle) => bundle.watch()));
} else {
  const built = await Promise.all(bundles.map((bundle) => bundle.rebuild()));
  await Promise.all(bundles.map((bundle) => bundle.dispose()));
  const files = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync('dist/third-party.txt', licences(files));
}

/** The licence of every package that a file of the bundle comes from. */
function licences(files) {
  const folders = files.map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  const texts = [...new Set(folders.filter(Boolean))].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const [file] = globSync(`${folder}/{LICENSE,License,LICENCE,COPYING}*`).filter(existsSync);
    if (file === undefined) {
      throw new Error(`${folder} has no licence file`);
    }
    return `${name} ${version} (${license})\n\n${readFileSync(file, 'utf8').trim()}\n`;
  });
  return texts.join(`\n${'-'.repeat(72)}\n\n`);
}
