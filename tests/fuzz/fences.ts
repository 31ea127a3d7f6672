// Fences of code: what stands inside says nothing, whatever it looks like, and one that is never closed costs its section alone.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDocument } from '../../src/reading/read.ts';
import { documentOf } from '../support/reading.ts';
import { property, type Property } from './property.ts';

const inside = [
  '### Requirement R9.9: Never',
  '```',
  '~~~',
  '````text',
  '# comment',
  '',
  '    ```',
  '| Requirement | Test |',
  '|---|---|',
  '**Test**: `test_never`',
];
const fence = fc.tuple(fc.constantFrom('`', '~'), fc.integer({ min: 5, max: 7 })).map(([mark, length]) => mark.repeat(length));

function requirements(text: string): { found: string[]; told: string[] } {
  const { facts, findings } = readDocument({ ...documentOf(''), text });
  const found = facts.filter(({ kind }) => kind === 'requirement').map(({ id, source }) => `${source.line}: ${id}`);
  return { found, told: findings.map(({ source, message }) => `${source.line}: ${message}`) };
}

export const fenceProperties: Property[] = [
  property(
    'what stands in a fence says nothing, and one that never closes ends at the next section',
    60,
    fc.tuple(fence, fc.array(fc.constantFrom(...inside), { maxLength: 8 }), fc.boolean()),
    ([mark, lines, isClosed]) => {
      const head = ['# Requirements', '', '### R1.1: Before', '', '**Status**: covered', ''];
      // A heading inside would be taken for the next section.
      const shown = isClosed ? lines : lines.filter((line) => !line.startsWith('##'));
      const text = [...head, `${mark}text`, ...shown, ...(isClosed ? [mark] : []), '', '### R1.2: After', ''];
      const { found, told } = requirements(text.join('\n'));
      assert.deepEqual(found, ['3: R1.1', `${text.indexOf('### R1.2: After') + 1}: R1.2`]);
      assert.deepEqual(told, isClosed ? [] : [`${head.length + 1}: the code fence that opens here is never closed, expected a closing fence`]);
    },
  ),
];
