/** Bundles the extension into one file, and the licences of what is in it; --watch goes on. */

import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { context } from 'esbuild';

const isWatching = process.argv.includes('--watch');
const bundle = await context({
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  minify: !isWatching,
  sourcemap: isWatching ? 'inline' : false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
if (isWatching) {
  await bundle.watch();
} else {
  const { metafile } = await bundle.rebuild();
  await bundle.dispose();
  writeFileSync('dist/third-party.txt', licences(Object.keys(metafile.inputs)));
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
