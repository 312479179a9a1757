/** As much of VS Code as the previews need: tabs that open when they are told to. */

export class Uri {
  readonly scheme: string;
  readonly path: string;

  private constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static parse(text: string): Uri {
    const place = text.indexOf(':');
    return new Uri(text.slice(0, place), text.slice(place + 1).replace(/^\/\//, ''));
  }

  static from(parts: { scheme: string; path: string }): Uri {
    return new Uri(parts.scheme, parts.path);
  }

  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

export class EventEmitter {
  readonly event = () => undefined;
  readonly fire = () => undefined;
  readonly dispose = () => undefined;
}

export class TabInputTextDiff {
  readonly original: Uri;
  readonly modified: Uri;

  constructor(original: Uri, modified: Uri) {
    this.original = original;
    this.modified = modified;
  }
}

export class TabInputText {
  readonly uri: Uri;

  constructor(uri: Uri) {
    this.uri = uri;
  }
}

interface Tab {
  readonly input: TabInputTextDiff | TabInputText;
  readonly label: string;
}

class Group {
  tabs: Tab[] = [];
  viewColumn = 1;
  activeTab: Tab | undefined;
}

const group = new Group();
/** The comparisons that are about to open, the oldest first: each opens, or fails, when called. */
export const opening: { open: () => void; fail: () => void }[] = [];

export const ViewColumn = { Beside: -2 };
export const Disposable = { from: () => ({ dispose: () => undefined }) };
export const l10n = { t: (text: string) => text };

export const commands = {
  executeCommand(command: string, ...given: unknown[]): Promise<void> {
    if (command !== 'vscode.diff') {
      return Promise.resolve();
    }
    const [original, modified, label] = given as [Uri, Uri, string];
    return new Promise((resolve, reject) => {
      opening.push({
        open: () => {
          group.activeTab = { input: new TabInputTextDiff(original, modified), label };
          group.tabs.push(group.activeTab);
          resolve();
        },
        fail: () => reject(new Error('the editor did not open')),
      });
    });
  },
};

export const workspace = {
  registerTextDocumentContentProvider: () => undefined,
  onDidOpenTextDocument: () => undefined,
  getConfiguration: () => ({ get: (_: string, otherwise: unknown) => otherwise }),
};

export const window = {
  visibleTextEditors: [],
  showInformationMessage: () => Promise.resolve(undefined),
  showWarningMessage: () => Promise.resolve(undefined),
  tabGroups: {
    all: [group],
    activeTabGroup: group,
    close(tabs: Tab[]): Promise<boolean> {
      group.tabs = group.tabs.filter((tab) => !tabs.includes(tab));
      group.activeTab = group.tabs.at(-1);
      return Promise.resolve(true);
    },
  },
};
