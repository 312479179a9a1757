/** What this extension says of itself in package.json. */

import type * as vscode from 'vscode';

export interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

/** The rules of a setting with a choice of values. */
export interface Setting {
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

export function manifest(extension: vscode.Extension<unknown>): Manifest {
  return extension.packageJSON as Manifest;
}
