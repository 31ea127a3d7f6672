// Days of editing, each followed by a rebuild: the site is always what a clean build makes.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { faultbook, projectRoot } from '../support/command.ts';
import { edit, type Edit } from '../support/edits.ts';
import { assertSameSite } from '../support/sites.ts';
import { property, type Property } from './property.ts';

const sorter = join(projectRoot, 'tests/books/sorter');

/** What documents of the book are made of: ids and names that others use, tables, headings, links. */
const texts = [
  '',
  'See R1.1, S1 and `sorter_broker_SUITE`.',
  '| R1.1: Broker connection loss | `test_other` | `sorter_broker_SUITE` | ✅ Covered |',
  '## R8: Another group',
  '# Another title',
  'The alert SorterBrokerGone fires when `sorter_broker_up` is 0; [requirements](requirements.md#r1-broker-faults).',
  '- **Alias**: the belt',
  '**Requirement**: Something else.',
];
const file = fc.nat({ max: 40 });
const line = fc.nat({ max: 400 });
const text = fc.constantFrom(...texts);
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ how: fc.constantFrom('insert' as const, 'replace' as const), file, line, text }),
  fc.record({ how: fc.constantFrom('remove-line' as const, 'swap-lines' as const), file, line }),
  fc.record({ how: fc.constantFrom('remove' as const, 'undo' as const), file }),
  fc.record({ how: fc.constant('move' as const), file, folder: fc.constantFrom('', 'moved', 'a/b') }),
  fc.record({ how: fc.constant('write' as const), path: fc.constantFrom('added.md', 'a/added.md', 'requirements.md'), text }),
  fc.record({
    how: fc.constant('write' as const),
    path: fc.constant('book.yaml'),
    text: fc.constantFrom('title: Another\n', 'checks:\n  link-broken: error\n'),
  }),
);

function build(content: string, out: string): void {
  const { code, stderr } = faultbook('build', content, '--out', out, '--as-of', '2025-11-30');
  assert.equal(code, 0, stderr);
}

export const rebuildProperties: readonly Property[] = [
  property(
    'a rebuild after edits is what a clean build is',
    0,
    fc.array(fc.array(edits, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 }),
    (days) => {
      const root = mkdtempSync(join(tmpdir(), 'faultbook-rebuild-'));
      try {
        const [content, site, clean] = [join(root, 'book'), join(root, 'site'), join(root, 'clean')];
        cpSync(sorter, content, { recursive: true });
        build(content, site);
        for (const day of days) {
          for (const one of day) edit(content, one, sorter);
          build(content, site);
        }
        build(content, clean);
        assertSameSite(site, clean);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    },
    1,
  ),
];
