// Identifiers, names of tests, durations, dates: written in one of their forms, they are read as what they are.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateIn, durationRange } from '../../src/reading/words/measures.ts';
import { idsIn, numbered } from '../../src/reading/words/ids.ts';
import { testName } from '../../src/reading/words/names.ts';
import { property, type Property } from './property.ts';

const small = fc.integer({ min: 1, max: 150 });
const id = fc.oneof(
  fc.array(small, { minLength: 1, maxLength: 3 }).map((parts) => `R${parts.join('.')}`),
  fc
    .tuple(fc.constantFrom('JS-', 'REQ-', 'NATS-', 'S', 'INV-', 'FR'), small, fc.boolean())
    .map(([prefix, number, isPadded]) => prefix + (isPadded ? padded(number) : number)),
);
const title = fc
  .array(fc.constantFrom('Broker', 'lost', 'a 5 ms pause', 'R2', '(slow)', 'x: y', '- z'), { minLength: 1, maxLength: 3 })
  .map((all) => `Then ${all.join(' ')}`);

function padded(number: number): string {
  return String(number).padStart(3, '0');
}

const forms: readonly ((id: string, title: string) => string)[] = [
  (one, words) => `${one}: ${words}`,
  (one, words) => `${one} - ${words}`,
  (one, words) => `[${one}] ${words}`,
  (one, words) => `Scenario ${one}: ${words}`,
  (one, words) => `3.1 ${one}. ${words}`,
];

const seconds: Readonly<Record<string, number>> = { s: 1, sec: 1, seconds: 1, min: 60, minutes: 60, h: 3600, hours: 3600 };
const unit = fc.constantFrom(...Object.keys(seconds));

const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const date = fc.oneof(
  day,
  day.map((one) => one.slice(0, 7)),
  fc.tuple(day, fc.integer({ min: 1, max: 4 })).map(([one, quarter]) => `${one.slice(0, 4)}-Q${quarter}`),
);

export const wordProperties: Property[] = [
  property('an id is read whole, whatever stands around it', 200, fc.tuple(id, title, fc.constantFrom(...forms)), ([one, words, form]) => {
    const found = numbered(form(one, words));
    assert.deepEqual([found?.id, found?.title], [one, words]);
    assert.deepEqual(idsIn(`see ${one}, and (${one}); not x${one}y.`), [one, one]);
  }),
  property(
    'a range of ids is all of them',
    100,
    fc.tuple(fc.constantFrom('R1.', 'JS-', 'S'), small, fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.constantFrom('-', '–', ' to ', '..')),
    ([prefix, first, more, isPadded, between]) => {
      const all = Array.from({ length: more + 1 }, (_, index) => prefix + (isPadded ? padded(first + index) : first + index));
      assert.deepEqual(idsIn(`All of ${all[0]}${between}${all.at(-1)}.`), all);
    },
  ),
  property('a duration is so many seconds, in every unit', 100, fc.tuple(small, small, unit), ([low, more, name]) => {
    const factor = seconds[name] ?? NaN;
    const high = low + more;
    for (const text of [`~${low}-${high} ${name}`, `about ${low} to ${high} ${name} each`, `${low}–${high}${name}`])
      assert.deepEqual(durationRange(text), [low * factor, high * factor], text);
    assert.deepEqual(durationRange(`${low} ${name}`), [low * factor, low * factor]);
    assert.deepEqual(durationRange(`< ${low} ${name}`), [0, low * factor]);
  }),
  property('a date is read as it is written', 100, date, (one) => {
    for (const text of [one, `Last updated: ${one} (draft)`, `v1.2, ${one}`]) assert.equal(dateIn(text), one);
  }),
  property(
    'a test is known by every way to write it',
    100,
    fc.tuple(fc.stringMatching(/^[a-z]\w{0,8}[a-z0-9]$/), fc.stringMatching(/^[a-z]\w{0,8}[a-z0-9]$/), fc.nat({ max: 12 })),
    ([name, of, arity]) => {
      const [test, suite] = [`test_a_${name}`, `${of}_SUITE`];
      for (const text of [test, `${test}/${arity}`, `${test}()`, ` ${test} `]) assert.deepEqual(testName(text), { name: test, suite: undefined }, text);
      for (const text of [`${suite}:${test}`, `${suite}:${test}/${arity}`, `apps/x/test/${suite}.erl:${test}`])
        assert.deepEqual(testName(text), { name: test, suite }, text);
    },
  ),
];
