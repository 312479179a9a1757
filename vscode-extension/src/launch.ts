/** How a server is started, and what a failed start means; knows nothing of VS Code. */

/** Where the program comes from that is the server. */
export type Origin = 'command' | 'interpreter' | 'own' | 'python';

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly origin: Origin;
}

/**
 * `-P` and a working directory of ours: the folder that is open must not be able to put a module
 * of its own in the place of one that the server imports.
 */
const MODULE = ['-P', '-m', 'precis', 'serve'];

/** The server that the setting `precis.server.command` names, if it names one. */
export function fromCommand(setting: readonly string[]): Launch | undefined {
  const [command, ...args] = setting.map((part) => part.trim()).filter((part) => part !== '');
  if (command === undefined) {
    return undefined;
  }
  return { command, args: args.length > 0 ? args : ['serve'], origin: 'command' };
}

/** The server that a Python runs. */
export function fromPython(python: string, origin: Origin): Launch {
  return { command: python, args: MODULE, origin };
}

/** Why a server did not start. */
export type Fault =
  | { readonly kind: 'no program' }
  | { readonly kind: 'not executable' }
  | { readonly kind: 'no précis' }
  | { readonly kind: 'old python' }
  | { readonly kind: 'ended'; readonly code: number | null; readonly last: string };

/**
 * What it was, from node's error code of the start, or from how the process ended and what it
 * wrote.
 */
export function faultOf(
  errno: string | undefined,
  code: number | null,
  written: string,
): Fault {
  if (errno === 'ENOENT') {
    return { kind: 'no program' };
  }
  if (errno === 'EACCES' || errno === 'EPERM') {
    return { kind: 'not executable' };
  }
  if (/No module named '?precis\b/.test(written)) {
    return { kind: 'no précis' };
  }
  if (/[Uu]nknown option:? -?-P\b/.test(written)) {
    return { kind: 'old python' };
  }
  return { kind: 'ended', code, last: lastLine(written) };
}

/** The last line that says something. */
export function lastLine(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  return lines.filter((line) => line !== '').pop() ?? '';
}
