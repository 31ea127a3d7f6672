// What pages show of a catalog, without building them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entityPage } from '../../src/site/blocks.ts';
import { coverageOf, gapsOf } from '../../src/site/coverage.ts';
import { DanglingReference, danglingIn, refuseDangling } from '../../src/site/dangling.ts';
import { fieldPlans, shownFields } from '../../src/site/fields.ts';
import { stateOf } from '../../src/site/home.ts';
import { incidentOf } from '../../src/site/incident.ts';
import { labelsSaid } from '../../src/site/labels.ts';
import { compareNatural, compareSeverity } from '../../src/site/order.ts';
import { relationsOf } from '../../src/site/relations.ts';
import { shortAddresses } from '../../src/site/short.ts';
import { reasonFor } from '../../src/site/trust.ts';
import { entityKinds, fieldsByKind } from '../../src/model/fields.ts';
import { finding } from '../../src/model/finding.ts';
import type { Entity } from '../../src/model/catalog.ts';
import { entity, link, siteOf } from '../support/catalog.ts';

test('a reference that leads nowhere is refused, and says which', () => {
  const entities = [entity('scenario', 'a/S1')];
  const links = [link('scenario:a/S1', 'verified-by', 'test:gone')];
  assert.deepEqual(danglingIn({ entities, links, findings: [] }), ['test:gone, in the link scenario:a/S1 verified-by test:gone (a.md:1)']);
  assert.throws(() => refuseDangling({ entities, links, findings: [] }), DanglingReference);
  const about = finding({ rule: 'r', severity: 'info', message: 'm', source: { file: 'a.md', line: 3 }, entities: ['alert:gone'] });
  assert.deepEqual(danglingIn({ entities, links: [], findings: [about] }), ['alert:gone, in a finding r (a.md:3)']);
  refuseDangling({ entities, links: [], findings: [] });
});

test('a page never asks for an entity that is not there', () => {
  assert.throws(() => siteOf([]).entity('alert:X'), DanglingReference);
});

test('R2 stands before R10, and the order is total', () => {
  assert.deepEqual(['R10', 'R2', 'R1.10', 'R1.2', 'r1'].sort(compareNatural), ['r1', 'R1.2', 'R1.10', 'R2', 'R10']);
  const name = fc.stringMatching(/^[A-Za-z0-9._-]{0,6}$/);
  fc.assert(fc.property(name, name, (a, b) => Math.sign(compareNatural(a, b)) === -Math.sign(compareNatural(b, a)) && (compareNatural(a, b) !== 0 || a === b)));
  fc.assert(fc.property(name, name, name, (a, b, c) => !(compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) || compareNatural(a, c) <= 0));
});

test('what wakes people comes first, and unknown severities last', () => {
  assert.deepEqual([undefined, 'ticket', 'info', 'critical', 'warning'].sort(compareSeverity as never), ['critical', 'warning', 'info', 'ticket', undefined]);
});

test('every field of every kind has its place on the page', () => {
  for (const kind of entityKinds) assert.deepEqual(Object.keys(fieldPlans[kind]).sort(), Object.keys(fieldsByKind[kind].shape).sort(), kind);
});

test('a disagreement stands at its field, also one about a part of it', () => {
  const disagreements = [
    { field: 'for', statements: [] },
    { field: 'labels.team', statements: [] },
  ];
  const { facts, sections } = shownFields(entity('alert', 'A', { for: '2m', labels: { team: 'x' } }, { disagreements }));
  assert.deepEqual(
    facts.map(({ name, disagreements: said }) => [name, said.length]),
    [['for', 1]],
  );
  assert.deepEqual(
    sections.map(({ name, disagreements: said }) => [name, said.length]),
    [['labels', 1]],
  );
});

test('what a document says is none is shown, what it does not say is not', () => {
  const { sections } = shownFields(entity('runbook', 'x', { section: null, guarantees: [] }));
  assert.deepEqual(
    sections.map(({ name, value }) => [name, value]),
    [['section', null]],
  );
});

test('links are shown from both sides, under what they mean there', () => {
  const site = siteOf(
    [entity('requirement', 'a/R1'), entity('test', 's/t'), entity('document', 'a.md')],
    [link('requirement:a/R1', 'verified-by', 'test:s/t'), link('document:a.md', 'mentions', 'test:s/t')],
  );
  const headings = (key: string) =>
    relationsOf(site, site.entity(key)).map(({ heading, relatives }) => [heading, ...relatives.map(({ entity: { name } }) => name)]);
  assert.deepEqual(headings('requirement:a/R1'), [['Tests that verify it', 't']]);
  assert.deepEqual(headings('test:s/t'), [
    ['Requirements it verifies', 'R1'],
    ['Documents that mention it', 'a.md'],
  ]);
  assert.deepEqual(headings('document:a.md'), [['Tests it mentions', 't']]);
});

test('a backend says what it calls each concept', () => {
  const site = siteOf(
    [entity('backend', 'Kafka'), entity('concept', 'ack', { equivalents: { Kafka: ['offset commit'] } })],
    [link('backend:Kafka', 'implements', 'concept:ack')],
  );
  const reasons = (key: string) => relationsOf(site, site.entity(key)).flatMap(({ relatives }) => relatives.map(({ why }) => why));
  assert.deepEqual(reasons('backend:Kafka'), ['offset commit (said so)']);
  assert.deepEqual(reasons('concept:ack'), ['offset commit (said so)']);
});

test('an alert reaches what to do through its scenarios, each thing once, with every way', () => {
  const site = siteOf(
    [
      entity('alert', 'A'),
      entity('scenario', 'm/S1', {}, { id: 'S1' }),
      entity('scenario', 'm/S2', {}, { id: 'S2' }),
      entity('runbook', 'x'),
      entity('smoke-test', 'q'),
      entity('test', 's/t'),
    ],
    [
      link('scenario:m/S1', 'observed-by', 'alert:A'),
      link('scenario:m/S2', 'observed-by', 'alert:A'),
      link('runbook:x', 'guides', 'scenario:m/S1'),
      link('runbook:x', 'guides', 'scenario:m/S2'),
      link('smoke-test:q', 'related', 'scenario:m/S2'),
      link('scenario:m/S1', 'verified-by', 'test:s/t'),
    ],
  );
  const { guidance, smoke, tests } = incidentOf(site, site.entity('alert:A') as Entity<'alert'>);
  assert.deepEqual(
    guidance.map(({ entity: { key }, why }) => [key, why]),
    [['runbook:x', 'through S1 and S2']],
  );
  assert.deepEqual(
    smoke.map(({ entity: { key }, why }) => [key, why]),
    [['smoke-test:q', 'through S2']],
  );
  assert.deepEqual(
    tests.map(({ entity: { key }, why }) => [key, why]),
    [['test:s/t', 'through S1']],
  );
});

test('on the page of an alert what to do stands first, and its rule after it with what is wrong with the rule', () => {
  const drift = finding({ rule: 'alert-drift', severity: 'error', message: 'for differs', source: { file: 'a.md', line: 1 }, entities: ['alert:A'] });
  const unknown = finding({ rule: 'alert-unknown', severity: 'warning', message: 'in no rule file', source: { file: 'a.md', line: 1 }, entities: ['alert:A'] });
  const site = siteOf([entity('alert', 'A', { severity: 'critical', group: 'g', expr: 'up == 0' })], [], [drift, unknown]);
  const { facts, findings, blocks } = entityPage(site, site.entity('alert:A'));
  assert.deepEqual(
    facts.map(({ name }) => name),
    ['severity'],
  );
  assert.deepEqual(findings, [unknown]);
  assert.deepEqual(
    blocks.map(({ slug }) => slug),
    ['what-to-do', 'expression', 'the-rule', 'sources'],
  );
  assert.deepEqual(
    blocks.flatMap((block) => (block.as === 'facts' ? block.findings : [])),
    [drift],
  );
});

test('coverage sets what is declared beside what is counted, and says where they contradict', () => {
  const coverage = { tests: 'covered', alerts: 'none' } as const;
  const site = siteOf([entity('scenario', 'm/S1', { coverage }), entity('alert', 'A')], [link('scenario:m/S1', 'observed-by', 'alert:A')]);
  const rows = coverageOf(site);
  assert.deepEqual(
    rows[0]?.cells.map(({ facet, declared, counted, contradicts }) => [facet, declared, counted.length, contradicts]),
    [
      ['tests', 'covered', 0, true],
      ['metrics', undefined, 0, false],
      ['alerts', 'none', 1, true],
      ['dashboards', undefined, 0, false],
    ],
  );
  assert.deepEqual(
    gapsOf(rows).map(({ facet, declaredNone, nothingNamed }) => [facet, declaredNone.length, nothingNamed.length]),
    [
      ['tests', 0, 1],
      ['metrics', 0, 1],
      ['alerts', 1, 0],
      ['dashboards', 0, 1],
    ],
  );
});

test('the reason for a trust is said in words, and the weakest test counts', () => {
  const trusted = (trust: Entity['trust']) => ({ trust });
  const site = siteOf(
    [
      entity('requirement', 'a/R1', {}, trusted('missing')),
      entity('test', 's/t', {}, trusted('missing')),
      entity('test', 's/u', {}, trusted('passing')),
      entity('scenario', 'a/S', {}, trusted('untested')),
    ],
    [link('requirement:a/R1', 'verified-by', 'test:s/t'), link('requirement:a/R1', 'verified-by', 'test:s/u')],
  );
  assert.equal(
    reasonFor(site, site.entity('requirement:a/R1')),
    'Not verified: a test it rests on is not run by its suite. Of its 2 tests 1 is missing, 1 is passing; the weakest counts.',
  );
  assert.equal(reasonFor(site, site.entity('scenario:a/S')), 'No test is named for it.');
});

test('the home page never promises more than the evidence', () => {
  const tests = (...states: Entity['trust'][]) => states.map((trust, index) => entity('test', `s/t${index}`, {}, { trust }));
  assert.equal(stateOf(siteOf([])), 'No document names a test, so nothing here is verified.');
  const undocumented = entity('test', 'x/only_a_suite', {}, { trust: 'passing', sources: [{ file: 'x_SUITE.erl', line: 1 }] });
  assert.equal(stateOf(siteOf([undocumented])), 'No document names a test, so nothing here is verified.');
  assert.equal(stateOf(siteOf(tests('declared', 'declared'))), 'Documents name 2 tests; no suite and no result was read, so nothing here is verified yet.');
  assert.equal(
    stateOf(siteOf(tests('passing', 'defined', 'missing', 'declared'))),
    'Documents name 4 tests: 1 passes, 1 is run without a known result, 1 is missing or does not pass, 1 is only named.',
  );
});

test('an id that two families bear leads to both', () => {
  const site = siteOf([
    entity('requirement', 'a/R1', {}, { id: 'R1', family: 'a' }),
    entity('requirement', 'b/R1', {}, { id: 'R1', family: 'b' }),
    entity('task', 'T', {}, { id: 'T' }),
  ]);
  assert.deepEqual(
    shortAddresses(site, 'requirement', 'task').map(({ params, props }) => [params.id, props.bearers.map(({ key }) => key)]),
    [['R1', ['requirement:a/R1', 'requirement:b/R1']]],
  );
});

test('places that state the same labels stand together, in whatever order they name them', () => {
  const at = (line: number) => ({ file: 'a.md', line });
  const said = labelsSaid([
    { labels: ['x'], source: at(1) },
    { labels: ['b', 'a'], source: at(2) },
    { labels: ['a', 'b'], source: at(3) },
  ]);
  assert.deepEqual(
    said.map(({ labels, sources }) => [labels, sources.map(({ line }) => line)]),
    [
      [
        ['b', 'a'],
        [2, 3],
      ],
      [['x'], [1]],
    ],
  );
});
