// The documents of a real team, where they lie beside the project: what a careful reader finds in them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { loadCatalog } from '../../src/catalog/load.ts';
import { projectRoot } from '../support/command.ts';

const corpus = join(projectRoot, '../shared/corpus');

interface Report {
  total: { entities: { P: number; R: number }; links: { P: number; R: number }; fields: { A: number } };
  misses: unknown[];
  surplus: unknown[];
  wrong: unknown[];
}

test('entities, links and fields of real documents are found', { skip: !existsSync(corpus) && 'the documents are not here' }, async () => {
  const { score } = (await import(pathToFileURL(join(corpus, 'score.mjs')).href)) as { score: (catalog: unknown, expected: unknown) => Report };
  const { catalog } = loadCatalog(join(corpus, 'router'), { asOf: '2025-11-30' });
  const { total, misses, surplus, wrong } = score(catalog, JSON.parse(readFileSync(join(corpus, 'expected.json'), 'utf8')));
  const detail = JSON.stringify({ misses, surplus, wrong });
  assert.ok(Math.min(total.entities.P, total.entities.R, total.links.P, total.links.R) >= 0.99, detail);
  assert.equal(total.fields.A, 1, detail);
});
