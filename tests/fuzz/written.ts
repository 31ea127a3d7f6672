// Evidence that is written from what is known to be in it: read, it says exactly that, each thing at its line, and cut
// anywhere, all that stood before the cut.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { property, type Property } from './property.ts';
import { dashboard } from './written/dashboard.ts';
import { metrics } from './written/metrics.ts';
import { results } from './written/results.ts';
import { rules } from './written/rules.ts';
import { suite } from './written/suite.ts';
import { textOf } from './written/written.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

export const writtenProperties: Property[] = [results, suite, rules, dashboard, metrics].map(({ what, written, read }) =>
  property(`${what}, written from what is in it, says that, and cut, what stood before`, 60, fc.tuple(written, share), ([pieces, cut]) => {
    const { text, parts } = textOf(pieces);
    assert.deepEqual(read(text).sort(), parts.flatMap(({ says }) => says).sort());
    const kept = text.slice(0, Math.floor(cut * text.length));
    const before = parts.filter(({ end, says }) => end <= kept.length && says.length > 0);
    // What stands right at the cut may be taken for something that goes on.
    const found = new Set(read(kept));
    const lost = before.slice(0, -1).flatMap(({ says }) => says.filter((one) => !found.has(one)));
    assert.deepEqual(lost, []);
  }),
);
