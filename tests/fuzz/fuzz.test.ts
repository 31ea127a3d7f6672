// A short run of every property, the same each time: `npm run fuzz` plays them for as long as one likes, each time anew.
import { test } from 'node:test';
import fc from 'fast-check';
import { properties } from './all.ts';

const seed = Number(process.env['FAULTBOOK_SEED'] ?? 20251130);

for (const { name, runs, property } of properties.filter((one) => one.runs > 0)) {
  test(name, (t) => {
    t.diagnostic(`seed ${seed}`);
    fc.assert(property, { seed, numRuns: runs });
  });
}
