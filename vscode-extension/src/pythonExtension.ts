/** The Python that is active in the Python extension, where that is installed. */

import * as vscode from 'vscode';

/** The part of the Python extension's interface that we use. */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
  };
}

/**
 * Its path; undefined where there is none, or where the folder is not trusted: the active Python
 * may well be a program in that folder.
 */
export async function activePython(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>('ms-python.python');
  if (extension === undefined || !vscode.workspace.isTrusted) {
    return undefined;
  }
  try {
    const { environments } = await extension.activate();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const found = await environments.resolveEnvironment(
      environments.getActiveEnvironmentPath(folder),
    );
    return found?.executable.uri?.fsPath;
  } catch {
    return undefined; // it could not say: there are other ways to find a server
  }
}
