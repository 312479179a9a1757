/** The text of one preview, put together from what the server tells; knows nothing of VS Code. */

import type { Delta, Draft, Ended, Started, Task } from './protocol.ts';

interface Version {
  readonly started: Started;
  text: string;
  tokens: number;
  rate: number | null;
  draft?: Draft;
}

/** What the end of a job means for its preview. */
export type After = 'close' | 'back' | 'nothing';

/**
 * One preview: the version that is being written or waits, and the one before it, which comes
 * back when another version fails or is cancelled.
 */
export class PreviewText {
  private current: Version;
  private earlier: Version | undefined;

  constructor(started: Started) {
    this.current = version(started);
  }

  get job(): number {
    return this.current.started.job;
  }

  get uri(): string {
    return this.current.started.uri;
  }

  get task(): Task {
    return this.current.started.task;
  }

  /** Whether a finished draft waits to be accepted. */
  get isReady(): boolean {
    return this.current.draft !== undefined;
  }

  get draft(): Draft | undefined {
    return this.current.draft;
  }

  get tokens(): number {
    return this.current.tokens;
  }

  get rate(): number | null {
    return this.current.rate;
  }

  /** The text that stands in the document. */
  get original(): string {
    return this.current.started.original ?? '';
  }

  /** What would stand there instead. */
  get proposed(): string {
    return (this.current.started.before ?? '') + this.current.text;
  }

  /** Whether this preview is about a job. */
  holds(job: number): boolean {
    return job === this.job || job === this.earlier?.started.job;
  }

  /** Another version of it is being written. */
  again(started: Started): void {
    this.earlier = this.current;
    this.current = version(started);
  }

  add(delta: Delta): void {
    if (delta.job !== this.job) {
      return;
    }
    const before = delta.restart ? '' : this.current.text;
    // What a model writes often begins with a space, which the finished text does not.
    this.current.text = before === '' ? delta.text.trimStart() : before + delta.text;
    this.current.tokens = delta.tokens;
    this.current.rate = delta.rate;
  }

  finish(draft: Draft): void {
    if (draft.job !== this.job) {
      return;
    }
    this.current.text = draft.text;
    this.current.tokens = draft.tokens;
    this.current.draft = draft;
    this.earlier = undefined;
  }

  end(ended: Ended): After {
    if (ended.job !== this.job) {
      if (ended.job === this.earlier?.started.job) {
        this.earlier = undefined;
      }
      return 'nothing';
    }
    if (this.earlier === undefined) {
      return 'close';
    }
    this.current = this.earlier;
    this.earlier = undefined;
    return 'back';
  }
}

function version(started: Started): Version {
  return { started, text: '', tokens: 0, rate: null };
}
