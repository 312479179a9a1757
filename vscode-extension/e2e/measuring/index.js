// Runs inside the extension host, in the place of tests: takes the times that measure.py reports.

const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const EXPAND = /Expand to abstract/;
const KIND = 'refactor.rewrite';
const PATIENCE = 60_000;

exports.run = async () => {
  const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
  const result = await measured(path.join(folder, 'notes.md')).catch((error) => ({
    error: String(error.stack ?? error),
  }));
  const place = path.join(folder, 'result.json');
  fs.writeFileSync(`${place}.new`, JSON.stringify(result));
  fs.renameSync(`${place}.new`, place);
};

/** Milliseconds: to activate the extension, and from its start to the first menu of its server. */
async function measured(file) {
  const extension = vscode.extensions.getExtension('precis.precis');
  if (extension.isActive) {
    throw new Error('it was active already');
  }
  const start = performance.now();
  await extension.activate();
  const activation = performance.now() - start;
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  const range = document.lineAt(2).range;
  while (performance.now() - start < PATIENCE) {
    // Asked before the window has settled, it may cancel the question.
    const actions = await vscode.commands
      .executeCommand('vscode.executeCodeActionProvider', document.uri, range, KIND)
      .then((found) => found, () => []);
    if (actions.some(({ title }) => EXPAND.test(title))) {
      return { activation, ready: performance.now() - start, ...(await counted(extension.id)) };
    }
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error('no menu came');
}

/** What VS Code counts as the activation itself, without what it asks its window before. */
async function counted(id) {
  await vscode.commands.executeCommand('perfview.show'); // it is what writes the table
  const table = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'perf', path: 'Startup Performance' }),
  );
  const row = table.getText().split('\n').find((line) => line.startsWith(`| ${id} `));
  const [, , , code, call] = row.split('|').map(Number);
  return { code, call };
}
