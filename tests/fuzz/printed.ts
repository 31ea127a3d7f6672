// Random catalogs, printed as documents and read: all that was said is there, where it stands, and nothing else.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { generated, type Generated } from '../catalog/printed/generated.ts';
import { catalogFrom, differences, documentsOf, readAgain, saidBy } from '../catalog/printed/law.ts';
import { printed } from '../catalog/printed/printed.ts';
import { misplaced } from './places.ts';
import { property, type Property } from './property.ts';
import { restyled, someStyles, type Style } from './restyled.ts';
import { wholeBook } from './whole.ts';

/** What another thing brings with it when it names them. */
const named = /^(?:document|metric|module):/;

export const printedProperties: Property[] = [
  property('a catalog that is printed as documents is read from them', 20, generated(), (said) => {
    const documents = documentsOf(said);
    const after = catalogFrom(documents);
    const [before, now] = [saidBy({ ...after, ...said }), saidBy(after)];
    assert.deepEqual([...before.difference(now)], [], 'nothing is lost');
    const keys = new Set(said.entities.map(({ key }) => key));
    const added = after.entities.map(({ key }) => key).filter((key) => !keys.has(key) && !named.test(key));
    assert.deepEqual(added, [], 'nothing is added');
    assert.deepEqual(after.findings, [], 'nothing is misunderstood');
    assert.deepEqual(differences(after, readAgain(after)), [], 'printed again, it is the same');
    assert.deepEqual(catalogFrom(documents.reverse()), after, 'the order of documents changes nothing');
  }),
  property(
    'whichever way documents are written, they say the same, each thing at its line',
    10,
    fc.tuple(generated(), someStyles),
    ([said, styles]: [Generated, Style[]]) => {
      const texts = Object.fromEntries(Object.entries(printed(said)).map(([path, text]) => [path, restyled(text, styles)]));
      const { catalog } = wholeBook(texts);
      assert.deepEqual([...saidBy(readAgain(said)).symmetricDifference(saidBy(catalog))], []);
      const keys = new Set(said.entities.map(({ key }) => key));
      assert.deepEqual(
        misplaced(catalog, texts, (key) => keys.has(key)),
        [],
      );
    },
  ),
];
