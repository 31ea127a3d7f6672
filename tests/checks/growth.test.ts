// No rule's time grows faster than the book: four times the book takes a little over four times as long. Measured in
// processor time and as a ratio, so that a slow or a busy machine changes nothing.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import { rules } from '../../src/checks/rules.ts';
import { Subject } from '../../src/checks/subject.ts';
import { folderOf } from '../support/folder.ts';
import { auditedBook, cleanCode } from './clean-book.ts';
import { plants } from './plants.ts';

/**
 * Copies of the clean book with defects, each with names of its own: every second one in a folder, the others together in
 * the same files.
 */
function copies(count: number): Record<string, string> {
  const files: Record<string, string> = { 'book.yaml': 'address: https://example.org/\nevidence:\n  complete: true\n' };
  for (let copy = 0; copy < count; copy += 1) {
    for (const [path, text] of Object.entries(damagedBook(copy))) {
      const own = renamed(text, copy);
      const to = path.endsWith('.erl') ? renamed(path, copy) : copy % 2 ? `copy${copy}/${path}` : path;
      const before = files[to];
      // Rules go on in the group that is there.
      files[to] = before === undefined ? own : path === 'rules.yaml' ? before + own.slice(own.indexOf('      - alert')) : `${before}\n${own}`;
    }
  }
  return files;
}

/** Some defects at a time: those that stand in each other's way are left out. */
function damagedBook(copy: number): Record<string, string> {
  // Links into hundreds of copies of one page would be measured, and not the rules.
  const { 'README.md': _, ...book } = auditedBook;
  const files: Record<string, string> = { ...book, 'test/broker_SUITE.erl': cleanCode['test/broker_SUITE.erl'] ?? '' };
  for (let at = copy; at < copy + 6 * 11; at += 11) {
    const plant = plants[at % plants.length];
    const name = plant?.file.replace(/^code:/, '') ?? '';
    if (plant && files[name] !== undefined) files[name] = files[name].replace(plant.from, plant.to);
  }
  return files;
}

function renamed(text: string, copy: number): string {
  return text
    .replace(/(broker)/gi, `$1${copy}`)
    .replace(/\bR([01])\b/g, (_, digit) => `R${copy * 2 + Number(digit)}`)
    .replace(/\b(S|Process |JS-00)(\d)\b/g, (_, word, digit) => `${word}${copy * 2 + Number(digit)}`)
    .replace(/\b(test_|watch_ci|NATS|Kafka|Acknowledge)/g, `$1${copy}_`);
}

/** The least processor time of each rule, in milliseconds, and how much it finds. */
function timesOf(t: TestContext, count: number, runs: number, which = rules): Map<string, { time: number; found: number }> {
  const loaded = loadCatalog(folderOf(t, copies(count)), { asOf: '2026-11-20' });
  return new Map(
    which.map((rule) => {
      const times = Array.from({ length: runs }, () => {
        const subject = new Subject(loaded);
        const start = process.cpuUsage();
        const found = [...rule.check(subject)].length;
        const { user, system } = process.cpuUsage(start);
        return { time: (user + system) / 1000, found };
      });
      return [rule.id, times.reduce((least, one) => (one.time < least.time ? one : least))];
    }),
  );
}

test('no rule takes longer than the book is large', (t) => {
  timesOf(t, 8, 10);
  const [small, large] = [timesOf(t, 30, 5), timesOf(t, 120, 3)];
  const isSlow = (before: number, after: number) => after > before * 8 + 8;
  const suspects = rules.filter(({ id }) => isSlow(small.get(id)?.time ?? 0, large.get(id)?.time ?? 0));
  // What a busy machine did meanwhile is in few of many runs.
  const again = suspects.length > 0 ? timesOf(t, 120, 15, suspects) : large;
  const slow = suspects.flatMap(({ id }) => {
    const [before, after] = [small.get(id)?.time ?? 0, again.get(id)?.time ?? 0];
    return isSlow(before, after) ? [`${id}: ${before.toFixed(1)} ms, of four times the book ${after.toFixed(1)} ms`] : [];
  });
  assert.deepEqual(slow, []);
  // A test of rules that find nothing would say nothing. What these three find, the copies find together.
  const silent = rules.filter(({ id }) => (large.get(id)?.found ?? 0) <= (small.get(id)?.found ?? 0)).map(({ id }) => id);
  assert.deepEqual(silent, ['alert-undocumented', 'backend-unmapped', 'smoke-untraced']);
});
