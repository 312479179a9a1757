/** What the server tells beyond the protocol, as docs/protocol.md of the project describes it. */

export type Task = 'expand' | 'summarize';

/** Where a place begins and ends, in the client's own units. */
export interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** `precis/started`: a job began; a preview also has the text that it works on. */
export interface Started {
  job: number;
  uri: string;
  task: Task;
  title: string;
  version: number | null;
  range: Range;
  placement: 'replace' | 'insertBelow';
  preview: boolean;
  replaces: number | null;
  original?: string;
  before?: string;
}

/** `precis/delta`: the next words of a job; after a restart those before are void. */
export interface Delta {
  job: number;
  uri: string;
  text: string;
  tokens: number;
  rate: number | null;
  restart: boolean;
}

/** `precis/draft`: the finished text of a preview, which waits to be accepted or rejected. */
export interface Draft {
  job: number;
  uri: string;
  text: string;
  missing: string[];
  notices: string[];
  tokens: number;
  seconds: number;
}

export type Outcome =
  | 'applied'
  | 'proposed'
  | 'rejected'
  | 'replaced'
  | 'cancelled'
  | 'declined'
  | 'closed'
  | 'failed';

/** `precis/ended`: nothing more will come of a job. */
export interface Ended {
  job: number;
  uri: string;
  outcome: Outcome;
  message: string;
}

/** `precis/status`: how the model is. */
export interface Status {
  health: 'ok' | 'error';
  quiescent: boolean;
  message: string;
  state: 'loading' | 'ready' | 'busy' | 'error';
  model: string;
  engine: string;
  rate: number | null;
}

/** One row of `precis.models`. */
export interface Model {
  id: string;
  engine: string;
  size: number;
  note: string;
  licence: string;
  installed: boolean;
  chosen: boolean;
  install: string;
}
