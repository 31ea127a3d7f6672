import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runsIn, runsInUnicode } from '../../src/catalog/tokens.ts';

test('the quick way through plain text finds what the classes of characters find', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('x_SUITE', ':', '/', '.', '~', '-', ' ', '\n', 'R1.1', 'é', '注文', '✅', '→', '⚠️', 'Éa', 'URL', 'camelCase', '\0', '`'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      assert.deepEqual(runsIn(text), runsInUnicode(text));
    }),
  );
});
