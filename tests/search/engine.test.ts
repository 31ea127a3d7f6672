// What people type, and what they find: the same engine that runs in the browser.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog/load.ts';
import { countsOf } from '../../src/search/bodies.ts';
import { engineInSteps, searchEngine, type SearchEngine } from '../../src/search/engine.ts';
import { pack } from '../../src/search/pack.ts';
import type { SearchList, SearchRecord } from '../../src/search/record.ts';
import { recordsOf, synonymsOf } from '../../src/search/records.ts';
import { plainText } from '../../src/search/sections.ts';
import { projectRoot } from '../support/command.ts';
import { catalogOf } from '../support/load.ts';

interface Query {
  query: string;
  kind: string;
  targets: { kind: string; id?: string; name?: string }[];
}

/** The list of a book, through JSON as it travels. */
function listOf(folder: string): SearchList {
  const { catalog, book } = loadCatalog(folder, { asOf: '2025-11-30' });
  const texts = new Map(book.documents.map(({ path, text }) => [path, countsOf(plainText(text))]));
  return JSON.parse(JSON.stringify(pack(recordsOf({ ...catalog, texts }), synonymsOf(book.config.synonyms, catalog.entities)))) as SearchList;
}

function isTarget(record: SearchRecord, target: Query['targets'][number]): boolean {
  const names = [record.id, record.name, ...record.aliases];
  return record.kind === target.kind && names.includes(target.id ?? target.name);
}

/** Of queries, those that are answered by one of the first results, and those that are not. */
function unanswered(engine: SearchEngine, queries: readonly Query[], first: number): string[] {
  const isAnswered = ({ query, targets }: Query) =>
    engine
      .search(query)
      .results.slice(0, first)
      .some(({ record }) => targets.some((target) => isTarget(record, target)));
  return queries.filter((query) => !isAnswered(query)).map(({ query }) => query);
}

function assertAnswered(engine: SearchEngine, file: string, inThree: number, first: number): void {
  const queries = JSON.parse(readFileSync(file, 'utf8')) as Query[];
  const [three, one] = [unanswered(engine, queries, 3), unanswered(engine, queries, 1)];
  assert.ok(three.length <= queries.length * (1 - inThree), `not among the first three: ${three.join(' | ')}`);
  assert.ok(one.length <= queries.length * (1 - first), `not first: ${one.join(' | ')}`);
}

const corpus = join(projectRoot, '../shared/corpus');
/** The floor for questions in words that the documents do not use: what is found of them is not to get less. */
const plainWords = { inThree: 0.77, first: 0.61 };
const sets = [
  { file: join(corpus, 'queries.json'), inThree: 0.95, first: 0.85 },
  { file: join(projectRoot, 'tests/search/queries.json'), inThree: 0.95, first: 0.85 },
  { file: join(projectRoot, 'tests/search/plain-words.json'), ...plainWords },
].filter(({ file }) => existsSync(file));

describe('a real book', { skip: !existsSync(join(corpus, 'router')) && 'the documents are not here' }, () => {
  let engine: SearchEngine;
  before(() => {
    engine = searchEngine(listOf(join(corpus, 'router')));
  });

  for (const { file, inThree, first } of sets) {
    const title = `${file.split('/').slice(-2).join('/')}: an answer among the first three for ${inThree * 100} %, first for ${first * 100} %`;
    test(title, () => assertAnswered(engine, file, inThree, first));
  }
});

const shipped = listOf(join(projectRoot, 'content'));

describe('the shipped book', () => {
  const list = shipped;
  const engine = searchEngine(list);
  const first = (query: string) => engine.search(query).results[0]?.record;

  test('every entity is found first by its id and by its name, or stands among those of the same name', () => {
    const lost = engine.records.flatMap((record) =>
      [record.id, record.name].flatMap((name) => {
        if (name === undefined) return [];
        const { results, exact } = engine.search(name);
        const same = results.filter((result) => result.exact);
        const found = exact && same.some((result) => result.record.url === record.url);
        // Everything of that name comes before anything else.
        return found && results.slice(0, same.length).every((result) => result.exact) ? [] : [`${name}: ${results[0]?.record.name}`];
      }),
    );
    assert.deepEqual(lost, []);
  });

  test('what people ask of it is answered', () => {
    assertAnswered(engine, join(projectRoot, 'tests/search/shipped.json'), 0.91, 0.82);
    assertAnswered(engine, join(projectRoot, 'tests/search/shipped-plain-words.json'), 0.84, 0.68);
  });

  test('a question leads to the kind of thing that it asks for', () => {
    assert.equal(first('metric that counts duplicates')?.kind, 'metric');
    assert.equal(first('runbook for growing queue')?.kind, 'runbook');
    assert.equal(first('how do I add a backend')?.kind, 'document');
    // Named beside other things, a kind is nothing that is asked for.
    assert.equal(first('alert has no runbook')?.kind === 'alert', false);
  });

  test('forms of a word are one word, whatever their endings', () => {
    for (const [one, other] of [
      ['redeliveries', 'redelivered'],
      ['slow growth', 'slowly growing'],
    ] as const) {
      const urls = (query: string) =>
        engine
          .search(query)
          .results.slice(0, 3)
          .map(({ record }) => record.url);
      assert.deepEqual(urls(one), urls(other), one);
    }
  });

  test('it says when nothing was found by all words', () => {
    assert.equal(engine.search('nats connection').partly, false);
    assert.equal(engine.search('RouterNatsConnectionDown').partly, false);
    assert.equal(engine.search('nats connection on a rainy wednesday').partly, true);
  });

  test('a name is found in any case and with any punctuation', () => {
    const scenario = engine.records.find(({ kind, id }) => kind === 'scenario' && id === 'NATS-003');
    assert.ok(scenario);
    for (const typed of ['NATS-003', 'nats-3', 'NATS003', 'nats 3', 'Nats_003']) assert.equal(first(typed)?.url, scenario.url, typed);
  });

  test("a pager's line, a query and a test as its runner writes it lead to what they name", () => {
    assert.equal(first('[FIRING:1] RouterNatsConnectionDown (critical router-0 prod)')?.name, 'RouterNatsConnectionDown');
    assert.equal(first('alertname=RouterDLQHighRateCritical, severity=critical')?.name, 'RouterDLQHighRateCritical');
    assert.equal(first('sum(rate(router_dlq_total{reason="x"}[5m])) > 1')?.name, 'router_dlq_total');
    assert.equal(first('router_result_consumer_SUITE:test_max_delivery_count_exhaustion/1')?.name, 'test_max_delivery_count_exhaustion');
  });

  test('what is not there is said to be not there', () => {
    const { results, exact, unknown } = engine.search('qwertzuiop');
    assert.deepEqual([results.length, exact, unknown], [0, false, ['qwertzuiop']]);
    assert.equal(engine.search('RouterNatsConectionDwn').exact, false);
    assert.match(engine.search('RouterNatsConectionDwn').results[0]?.record.name ?? '', /^RouterN(?:ats|ATS)ConnectionDown$/);
  });

  test('a search remembers nothing: the same query is answered the same way after any other', () => {
    const fresh = searchEngine(list);
    for (const query of ['maxdelivr exausted', 'maxdelivr', 'kafka version of ack']) {
      const again = searchEngine(list)
        .search(query)
        .results.map(({ record }) => record.url);
      assert.deepEqual(
        fresh.search(query).results.map(({ record }) => record.url),
        again,
        query,
      );
      assert.ok(again.length > 0, query);
    }
  });

  test('what is typed leads to what its synonyms say, from book.yaml and from the glossary', () => {
    const without = searchEngine({ ...list, synonyms: [] });
    for (const [typed, name] of [
      ['noisy neighbour', /tenant isolation/i],
      ['poison pill', /poison message|max delivery count exhaustion/i],
      ['emergency stop', /kill ?switch/i],
    ] as const) {
      assert.match(first(typed)?.name ?? '', name, typed);
    }
    assert.doesNotMatch(without.search('noisy neighbour').results[0]?.record.name ?? '', /^Tenant isolation during/);
  });

  test('results can be narrowed', () => {
    const { results } = engine.search('nats connection', ({ kind, trust }) => kind === 'scenario' && trust !== undefined);
    assert.ok(results.length > 0);
    assert.ok(results.every(({ record }) => record.kind === 'scenario' && record.trust));
  });

  test('any text is answered, without an error and in time', () => {
    const pieces = fc.constantFrom(
      'NATS',
      '-003',
      '[FIRING:1]',
      'router_',
      '{',
      '"',
      '%00',
      'é',
      '漢字',
      '𝔘',
      '__proto__',
      'constructor',
      ' ',
      '\n',
      '*',
      '(?:',
      'retry',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (query) => {
        const started = performance.now();
        const { results } = engine.search(query);
        assert.ok(performance.now() - started < 2000, 'it took longer than two seconds');
        assert.equal(new Set(results.map(({ record }) => record.url)).size, results.length);
        assert.ok(results.every(({ score }) => Number.isFinite(score)));
      }),
      { numRuns: 60 },
    );
    assert.ok(engine.search('router '.repeat(100_000)).results.length > 0);
  });
});

test('an answer costs little, also among ten thousand things: so many entries of the index are read, whatever was typed', () => {
  const { rows, ...rest } = shipped;
  const many = Array.from({ length: 10_000 }, (_, at): SearchList['rows'][number] => {
    const [kind, id, name, url, ...others] = rows[at % rows.length] as SearchList['rows'][number];
    return [kind, id && `${id}-${at}`, `${name} ${at}`, `${url}${at}/`, ...others];
  });
  const engine = searchEngine({ ...rest, rows: many });
  const pasted = 'ERROR router_nats publish failed reason=timeout attempt=3 router_result_consumer:handle_info/2 gen_server:try_dispatch/4 '.repeat(40);
  for (const query of ['t', 'test', 'messages stuck retrying forever', 'routr conection faillure publsh acknowlegment redelivry exhuasted', pasted]) {
    const { read, results } = engine.search(query);
    assert.ok(results.length > 0, query);
    // Each thing is read a few times at most, however long the text.
    assert.ok(read < 60_000, `${query}: ${read} entries`);
  }
});

test('it is made in steps, so that a page can answer its reader in between', () => {
  let steps = 0;
  for (const _ of engineInSteps(shipped)) steps += 1;
  assert.ok(steps >= shipped.rows.length / 50);
});

test('the words of a text lead to its document; so many documents that each could say little leave their texts to the index of the text', (t) => {
  const documents = { 'a.md': '# One\n\nThe caravan halts. It is said.\n', 'b.md': '# Two\n\nThe router halts. It is said.\n' };
  const catalog = catalogOf(t, documents);
  const texts = new Map(Object.entries(documents).map(([path, text]) => [path, countsOf(text)]));
  const found = (records: ReturnType<typeof recordsOf>) =>
    searchEngine(pack(records, []))
      .search('caravan')
      .results.map(({ record }) => record.name);
  assert.deepEqual(found(recordsOf({ ...catalog, texts })), ['One']);
  assert.deepEqual(found(recordsOf(catalog)), []);
  const many = Array.from({ length: 300 }, (_, number) => [`${number}.md`, countsOf('The caravan halts.')] as const);
  assert.deepEqual(found(recordsOf({ ...catalog, texts: new Map([...texts, ...many]) })), []);
});

test('names like those of JavaScript objects are names', (t) => {
  const catalog = catalogOf(t, { 'a.md': '# Alerts\n\n## Alerts\n\n- `__proto__`: odd (critical)\n- `constructor`: odd\n- `hasOwnProperty`: odd\n' });
  const engine = searchEngine(pack(recordsOf(catalog), [['__proto__', ['constructor']]]));
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) assert.doesNotThrow(() => engine.search(name));
});

test('a book without anything is searched', () => {
  const engine = searchEngine(pack([], []));
  assert.deepEqual(engine.search('anything'), { results: [], exact: false, partly: true, unknown: ['anything'], read: 0 });
});
