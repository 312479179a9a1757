/** What the stamp of our own environment says, and how one is made; knows nothing of VS Code. */

import { join } from 'node:path';

export type Kind = 'cpu' | 'gpu';

/** Written when an installation is complete; without it there is none. */
export interface Stamp {
  readonly version: string;
  readonly kind: Kind;
}

/** Where the server comes from: the Python Package Index, or a wheel that the user has. */
export type Source = { readonly version: string } | { readonly file: string };

export type Condition = 'absent' | 'broken' | 'outdated' | 'ready';

/** The stamp in a file's text, if it is one. */
export function readStamp(text: string | undefined): Stamp | undefined {
  try {
    const found: unknown = JSON.parse(text ?? '');
    if (typeof found !== 'object' || found === null) {
      return undefined;
    }
    const { version, kind } = found as Record<string, unknown>;
    return typeof version === 'string' && (kind === 'cpu' || kind === 'gpu')
      ? { version, kind }
      : undefined;
  } catch {
    return undefined;
  }
}

/** How the environment is: whether its folder, its Python and its stamp are there. */
export function condition(
  hasFolder: boolean,
  hasPython: boolean,
  stamp: Stamp | undefined,
  wanted: string,
): Condition {
  if (!hasFolder) {
    return 'absent';
  }
  if (!hasPython || stamp === undefined) {
    return 'broken';
  }
  return stamp.version === wanted ? 'ready' : 'outdated';
}

/** The Python of an environment. */
export function pythonIn(folder: string, platform: NodeJS.Platform): string {
  return platform === 'win32'
    ? join(folder, 'Scripts', 'python.exe')
    : join(folder, 'bin', 'python');
}

/** The programs that may be a Python new enough, the likeliest first. */
export function pythonNames(platform: NodeJS.Platform): readonly (readonly string[])[] {
  const numbered = ['3.13', '3.12', '3.11'];
  return platform === 'win32'
    ? [...numbered.map((version) => ['py', `-${version}`]), ['python'], ['python3']]
    : [...numbered.map((version) => [`python${version}`]), ['python3'], ['python']];
}

/** Prints what `readProbe` reads; `venv` and `ensurepip` are separate packages on Debian. */
export const PROBE =
  'import importlib.util as u, json, sys; ' +
  'print(json.dumps([sys.executable, *sys.version_info[:2], ' +
  'all(u.find_spec(name) for name in ("venv", "ensurepip"))]))';

export interface Python {
  readonly path: string;
  readonly isNewEnough: boolean;
  readonly canMakeEnvironments: boolean;
}

/** What a Python said of itself; undefined when it said nothing of the kind. */
export function readProbe(out: string): Python | undefined {
  try {
    const found: unknown = JSON.parse(out);
    if (!Array.isArray(found) || typeof found[0] !== 'string') {
      return undefined;
    }
    const [path, major, minor, can] = found as [string, number, number, boolean];
    return {
      path,
      isNewEnough: major > 3 || (major === 3 && minor >= 11),
      canMakeEnvironments: can,
    };
  } catch {
    return undefined;
  }
}

/** What pip is asked for: a version of the server, or its wheel in a file, with what a kind needs. */
export function requirement(source: Source, kind: Kind): string {
  const extras = kind === 'gpu' ? '[embedded,gpu]' : '[embedded]';
  return 'file' in source ? source.file + extras : `precis-ls${extras}==${source.version}`;
}

/** What a line of pip or uv means for someone who waits; undefined when it means nothing. */
export function progressOf(line: string): string | undefined {
  const found = /^\s*(Collecting|Downloading|Installing collected packages|Building|Preparing)\b:?\s*(.*)$/.exec(line);
  if (found === null) {
    return undefined;
  }
  const [, verb = '', rest = ''] = found;
  if (verb === 'Installing collected packages') {
    return verb;
  }
  // A wheel's whole name tells nothing more than its beginning and its size.
  const name = (rest.split('/').pop() ?? rest)
    .replace(/-(?:cp|py|pp)\d.*?\.whl/, '')
    .replace(/\s*\(from .*$/, '');
  return `${verb} ${name}`;
}
