/** The text of a preview, as the server tells it piece by piece. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PreviewText } from '../src/previewText.ts';
import type { Delta, Draft, Ended, Outcome, Started } from '../src/protocol.ts';

const URI = 'file:///paper.md';

function started(job: number, more: Partial<Started> = {}): Started {
  const place = { line: 2, character: 0 };
  return {
    job,
    uri: URI,
    task: 'expand',
    title: 'Expand to abstract',
    version: 1,
    range: { start: place, end: place },
    placement: 'replace',
    preview: true,
    replaces: null,
    original: 'Old.',
    before: '',
    ...more,
  };
}

function delta(job: number, text: string, tokens: number, restart = false): Delta {
  return { job, uri: URI, text, tokens, rate: 12.5, restart };
}

function draft(job: number, text: string): Draft {
  return { job, uri: URI, text, missing: [], notices: [], tokens: 3, seconds: 1 };
}

function ended(job: number, outcome: Outcome): Ended {
  return { job, uri: URI, outcome, message: '' };
}

describe('a preview', () => {
  test('grows as it is written, and ends with the finished text', () => {
    const preview = new PreviewText(started(1));
    assert.equal(preview.proposed, '');
    preview.add(delta(1, ' New', 1));
    preview.add(delta(1, ' wrods', 2));
    assert.equal(preview.proposed, 'New wrods');
    assert.deepEqual([preview.tokens, preview.rate, preview.isReady], [2, 12.5, false]);
    preview.finish(draft(1, 'New words.'));
    assert.equal(preview.proposed, 'New words.');
    assert.equal(preview.original, 'Old.');
    assert.ok(preview.isReady);
  });

  test('shows a summary below the text that stays', () => {
    const preview = new PreviewText(started(1, { before: 'Old.\n\n', placement: 'insertBelow' }));
    preview.add(delta(1, 'Sum', 1));
    assert.equal(preview.proposed, 'Old.\n\nSum');
  });

  test('forgets what the model wrote before it began anew', () => {
    const preview = new PreviewText(started(1));
    preview.add(delta(1, 'one one one', 3));
    preview.add(delta(1, 'A text', 2, true));
    assert.equal(preview.proposed, 'A text');
  });

  test('hears nothing of other jobs', () => {
    const preview = new PreviewText(started(1));
    preview.add(delta(2, 'Other', 1));
    preview.finish(draft(2, 'Other.'));
    assert.equal(preview.proposed, '');
    assert.ok(!preview.isReady);
    assert.equal(preview.end(ended(2, 'applied')), 'nothing');
    assert.ok(!preview.holds(2));
  });

  for (const outcome of ['applied', 'proposed', 'rejected', 'cancelled', 'closed'] as const) {
    test(`closes when its job is ${outcome}`, () => {
      const preview = new PreviewText(started(1));
      preview.finish(draft(1, 'New.'));
      assert.equal(preview.end(ended(1, outcome)), 'close');
    });
  }
});

describe('another version', () => {
  function again(): PreviewText {
    const preview = new PreviewText(started(1));
    preview.finish(draft(1, 'First.'));
    preview.again(started(2, { replaces: 1 }));
    preview.add(delta(2, 'Sec', 1));
    return preview;
  }

  test('is shown in the place of the first one', () => {
    const preview = again();
    assert.equal(preview.proposed, 'Sec');
    assert.ok(!preview.isReady);
    assert.ok(preview.holds(1) && preview.holds(2));
    assert.equal(preview.end(ended(1, 'replaced')), 'nothing');
    preview.finish(draft(2, 'Second.'));
    assert.deepEqual([preview.job, preview.proposed], [2, 'Second.']);
    assert.equal(preview.end(ended(2, 'applied')), 'close');
  });

  for (const outcome of ['cancelled', 'failed', 'declined'] as const) {
    test(`gives way to the first one when it is ${outcome}`, () => {
      const preview = again();
      assert.equal(preview.end(ended(2, outcome)), 'back');
      assert.deepEqual([preview.job, preview.proposed], [1, 'First.']);
      assert.ok(preview.isReady);
      assert.equal(preview.end(ended(1, 'rejected')), 'close');
    });
  }

  test('goes with the first one when the document is closed', () => {
    const preview = again();
    assert.equal(preview.end(ended(1, 'closed')), 'nothing');
    assert.equal(preview.end(ended(2, 'cancelled')), 'close');
  });
});
