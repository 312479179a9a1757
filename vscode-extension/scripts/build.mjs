/** Bundles the extension into one file; --watch goes on doing so. */

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
  logLevel: 'warning',
});
if (isWatching) {
  await bundle.watch();
} else {
  await bundle.rebuild();
  await bundle.dispose();
}
