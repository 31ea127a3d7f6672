import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogOf, entity, findings, links } from '../support/load.ts';

test('a document that says its kind is one thing of that kind', (t) => {
  const catalog = catalogOf(t, {
    'loss.md': '---\nkind: scenario\nid: "007"\ntitle: The broker is lost\n---\n\nA switch fails.\n\n**Tests**: `test_reconnects`\n',
    'gone.md': '---\nkind: runbook\n---\n\n# The broker is gone\n\n## Tests\n\n- `test_reconnects`\n',
    'S9.md': '---\nkind: scenario\n---\n\n# S9: The disk is full\n',
  });
  const scenario = entity(catalog, 'scenario:loss/007');
  assert.equal(scenario.name, 'The broker is lost');
  assert.equal((scenario.fields as { description?: string }).description, 'A switch fails.');
  assert.equal(entity(catalog, 'scenario:s9/S9').name, 'The disk is full');
  assert.deepEqual(links(catalog, 'verified-by'), ['scenario:loss/007 -> test:test_reconnects']);
  assert.deepEqual(links(catalog, 'guarantees'), ['runbook:the-broker-is-gone -> test:test_reconnects']);
  assert.deepEqual(findings(catalog), []);
});
