// Random catalogs, printed as documents and read: all that was said is there, and nothing else.
import assert from 'node:assert/strict';
import { generated } from '../catalog/printed/generated.ts';
import { differences, readAgain, saidBy } from '../catalog/printed/law.ts';
import { property, type Property } from './property.ts';

/** What another thing brings with it when it names them. */
const named = /^(?:document|metric|module):/;

export const printedProperties: Property[] = [
  property('a catalog that is printed as documents is read from them', 30, generated(), (said) => {
    const after = readAgain(said);
    const [before, now] = [saidBy({ ...after, ...said }), saidBy(after)];
    assert.deepEqual([...before.difference(now)], [], 'nothing is lost');
    const keys = new Set(said.entities.map(({ key }) => key));
    const added = after.entities.map(({ key }) => key).filter((key) => !keys.has(key) && !named.test(key));
    assert.deepEqual(added, [], 'nothing is added');
    assert.deepEqual(after.findings, [], 'nothing is misunderstood');
    assert.deepEqual(differences(after, readAgain(after)), [], 'printed again, it is the same');
  }),
];
