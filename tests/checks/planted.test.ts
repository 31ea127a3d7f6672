// For each rule: a defect planted in a clean book gives exactly one new finding, at its line; taken away, it is gone.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { findingRules, rules } from '../../src/checks/rules.ts';
import { placeOf } from '../../src/model/source.ts';
import { folderOf } from '../support/folder.ts';
import { auditedBook, cleanCode } from './clean-book.ts';
import { plants } from './plants.ts';

function findingsOf(t: TestContext, files: Record<string, string>, code?: Record<string, string>): string[] {
  const evidence = code ? [{ name: 'code', folder: folderOf(t, code) }] : [];
  const { catalog } = loadChecked(folderOf(t, files), { asOf: '2026-11-20', evidence, evidenceComplete: code !== undefined });
  return catalog.findings.map((one) => `${one.rule}: ${placeOf(one.source)} ${one.message}`);
}

test('the clean book has no finding', (t) => {
  assert.deepEqual(findingsOf(t, auditedBook), []);
});

test('the clean book has no finding beside its code', (t) => {
  assert.deepEqual(findingsOf(t, auditedBook, cleanCode), []);
});

for (const harmless of [
  'In an upgrade silence `BrokerAcksPending` for 20 minutes at most.',
  '| Group | Cases | Covered | % |\n|---|---|---|---|\n| a | 4 | 4 | 100 |\n| b | 2 | 1 | 50 |\n| Total | 6 | 5 | 83 |',
  'All three were run.\n\n| Part | Run |\n|---|---|\n| Disk | yes |\n| Link | no |',
]) {
  test(`nothing is found in ${JSON.stringify(harmless)}`, (t) => {
    const page = (auditedBook['procedures.md'] ?? '').replace('Look at the broker.', harmless);
    assert.deepEqual(findingsOf(t, { ...auditedBook, 'procedures.md': page }), []);
  });
}

for (const { rule, file, from, to, expected, withCode } of plants) {
  test(`${rule}: ${expected}`, (t) => {
    const name = file.replace(/^code:/, '');
    const isCode = name !== file;
    const text = (isCode ? cleanCode : auditedBook)[name] ?? '';
    const changed = { [name]: text.replace(from, to) };
    assert.ok(text.includes(from), `${file} holds what is replaced`);
    const found = isCode ? findingsOf(t, auditedBook, { ...cleanCode, ...changed }) : findingsOf(t, { ...auditedBook, ...changed }, withCode && cleanCode);
    assert.deepEqual(found, [`${rule}: ${expected}`]);
  });
}

test('every rule has a planted defect', () => {
  const planted = new Set(plants.map((plant) => plant.rule));
  assert.deepEqual(
    rules.map((rule) => rule.id).filter((id) => !planted.has(id)),
    [],
  );
});

test('every rule says what it means, why, with an example and how to mend', () => {
  for (const rule of findingRules) {
    for (const text of [rule.meaning, rule.why, rule.mend]) assert.match(text, /^[A-Z].*[.]$/, rule.id);
    assert.ok(rule.example.length > 10, rule.id);
  }
  const ids = findingRules.map((rule) => rule.id);
  assert.deepEqual(ids, [...new Set(ids)].sort());
});
