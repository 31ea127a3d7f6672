// Books that are written in lists and sentences, with ids of their own forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cases, catalogOf } from '../support/reading.ts';

cases([
  {
    is: 'a fault whose tests and origin stand in a sentence',
    kind: 'scenario',
    columns: ['description', 'expected', '>verified-by'],
    text: `
      # Faults in signalling

      ## FLT.SIP.01 One trunk floods

      A partner sends far too much.

      What must hold:

      - others do not notice
      - the trunk gets 503

      Shown by \`flood_of_one_trunk\` in \`sip_faults_SUITE\` and \`others_unaffected\`. Comes from SBC-101.

      ## FLT.SIP.02 The registrar is silent

      Not shown by \`registrar_silent\` any more.
    `,
    found: [
      '3 FLT.SIP.01 One trunk floods | A partner sends far too much. | others do not notice; the trunk gets 503 | others_unaffected, sip_faults_SUITE/flood_of_one_trunk',
    ],
  },
  {
    is: 'faults that are numbered by a word, or items of a list',
    kind: 'scenario',
    columns: ['>verified-by'],
    text: `
      # Failure modes

      ## Fault 3: The disk is full

      Proved by \`disk_full_stops_writes\`.

      ## Others

      - **NET/DNS/1** Names are not resolved. Covered by \`dns_gone_uses_cache\`.
      - **NET/DNS/2** Names resolve to nothing. Tested by \`dns_empty_is_an_error\`.
      - **NET/DNS/3** Nobody has looked at this one.
    `,
    found: [
      '3 3 The disk is full | disk_full_stops_writes',
      '9 NET/DNS/1 Names are not resolved | dns_gone_uses_cache',
      '10 NET/DNS/2 Names resolve to nothing | dns_empty_is_an_error',
      '11 NET/DNS/3 Nobody has looked at this one | ',
    ],
  },
  {
    is: 'requirements as paragraphs, items, labels and terms',
    kind: 'requirement',
    columns: ['>verified-by'],
    text: `
      # Requirements

      SBC-101. **One trunk slows no other.**
      - shown by \`others_unaffected\`
      - promised to: partners

      **SBC-102** Calls go on. Shown by \`calls_go_on\`.

      **SBC-103**: Nothing is lost.

      SBC-104
      : Records come once. Shown by \`no_record_twice\`.

      ## Later

      - SBC-201: Audio in both directions
        - cases: \`audio_both_ways\`
      - SBC-202: No silence

      ## Notes

      - SBC-101 is under review.
      - The rest is not.
    `,
    found: [
      '3 SBC-101 One trunk slows no other | others_unaffected',
      '7 SBC-102 Calls go on | calls_go_on',
      '9 SBC-103 Nothing is lost | ',
      '11 SBC-104 Records come once | no_record_twice',
      '16 SBC-201 Audio in both directions | audio_both_ways',
      '18 SBC-202 No silence | ',
    ],
  },
  {
    is: 'numbers of other things below a heading about requirements',
    kind: 'requirement',
    text: `
      # Requirements

      - GCC-12 or newer
      - Python-3 with headers

      UTF-8 is needed, and RFC-2119 words are used.

      ## Ports

      - **TCP-80**
      - **TCP-443**
    `,
    found: [],
  },
  {
    is: 'lines that trace what another section defines',
    kind: 'requirement',
    columns: ['>verified-by'],
    text: `
      # Requirements

      **SBC-1** Calls go on.

      **SBC-2** Nothing is lost.

      ## From requirement to case

      - SBC-1 → \`calls_go_on\`
      - SBC-2 -> \`no_record_twice\`, \`no_record_lost\`
    `,
    found: ['3 SBC-1 Calls go on | calls_go_on', '5 SBC-2 Nothing is lost | no_record_lost, no_record_twice'],
  },
  {
    is: 'a coverage matrix as a list, with letters and with words',
    kind: 'scenario',
    columns: ['coverage.tests', 'coverage.metrics', 'coverage.alerts', 'coverage.dashboards', 'comments'],
    text: `
      # Coverage

      Each fault with its case (C), metric (M), alert (A) and board (B).

      - FLT.SIP.01 Flood: C+ M+ A- B±. Nothing rings.
      - FLT.SIP.02 Silence: C- M-
      - FLT.SIP.03 Noise: tests yes, metrics no, alerts partial
      - FLT.SIP.04 Echo: to be looked at, perhaps
    `,
    found: [
      '5 FLT.SIP.01 Flood | covered | covered | none | partial | Nothing rings.',
      '6 FLT.SIP.02 Silence | none | none | - | - | -',
      '7 FLT.SIP.03 Noise | covered | none | partial | - | -',
    ],
  },
  {
    is: 'the tests of a suite, whatever they are called',
    kind: 'test',
    columns: ['suite'],
    text: `
      # Suites

      ## sip_faults_SUITE

      Two cases, a minute.

      - \`flood_of_one_trunk\`
      - \`others_unaffected\`: the others go on

      ## media_SUITE

      - \`timer:sleep/1\` is not used
      - cases end with \`no_leaks\`
    `,
    found: ['7 flood_of_one_trunk | sip_faults_SUITE', '8 others_unaffected | sip_faults_SUITE'],
  },
  {
    is: 'things to do with their state, closed ones as a list',
    kind: 'task',
    columns: ['status', 'owner', 'checklist'],
    text: `
      # Things to do

      ## TD-03 Upgrade without losing calls

      - state: in work
      - who: Ada Lovelace

      Steps:

      - [x] drain one node
      - [ ] write the case

      ## TD-05 Alert for a lost upstream

      - state: open
      - who: nobody

      ## Closed

      - TD-01 spool on its own volume, 2026-02-03
      - the old wiki
    `,
    found: [
      '3 TD-03 Upgrade without losing calls | in work | Ada Lovelace | {"text":"drain one node","done":true}; {"text":"write the case","done":false}',
      '13 TD-05 Alert for a lost upstream | open | null | -',
      '20 TD-01 spool on its own volume | closed | - | -',
    ],
  },
  {
    is: 'smoke tests in sentences and in items',
    kind: 'smoke-test',
    columns: ['durationSeconds', 'scenario', '>smoke'],
    text: `
      # Smoke set

      **1. A relay may die** (FLT.MED.03)

      \`relay_killed\` in \`media_SUITE\`, 20 seconds.

      ## Others

      1. **A node may die**: \`node_killed\` in \`cluster_SUITE\`, 45 seconds
      2. \`calls_go_on\`, about 5 s
      3. \`make\` is not run
    `,
    found: [
      '3 A relay may die | 20; 20 | FLT.MED.03 | media_SUITE/relay_killed',
      '9 A node may die | 45; 45 | - | cluster_SUITE/node_killed',
      '10 calls_go_on | 5; 5 | - | calls_go_on',
    ],
  },
  {
    is: 'a page for alerts with numbered steps',
    kind: 'runbook',
    columns: ['section', '>related', '>guarantees'],
    text: `
      # Media loss

      Author: Ada Lovelace. For \`MediaRelayDown\` and \`MediaPortsLow\`.

      ## Relay down

      1. Look whether calls have moved.
      2. Call Ada.

      ## What the cases promise

      - \`relay_killed\`: calls move
    `,
    found: ['1 Media loss | {"file":"doc.md","heading":"Media loss"} | MediaPortsLow, MediaRelayDown | relay_killed'],
  },
  {
    is: 'metrics that sentences watch',
    kind: 'metric',
    text: `
      # Faults in media

      Watch \`media_ports_free\`: it falls to 0. \`media_calls_up\` drops, then \`media_relay_state\` is looked at.
    `,
    found: ['3 media_calls_up', '3 media_ports_free'],
  },
]);

test('a page for alerts to which an entry of another document leads is no entry of its own', () => {
  const page = `
    # Media loss

    For \`MediaRelayDown\`.

    ## What to do

    1. Look at the runbook.
  `;
  const index = `
    # Runbook

    | Scenario | Test | Runbook section | Status |
    |---|---|---|---|
    | Relay lost | \`test_relay_killed\` | \`doc2.md\` → "Media loss" | ✅ Integrated |
  `;
  const names = catalogOf(index, page).entities.filter(({ kind }) => kind === 'runbook');
  assert.deepEqual(
    names.map(({ name }) => name),
    ['Relay lost'],
  );
});

test('a line in passing defines nothing that another document defines', () => {
  const requirements = `
    # Requirements

    **SBC-1** Calls go on.

    **SBC-2** Nothing is lost.
  `;
  const open = `
    # Open requirements

    - SBC-1: Waiting for the lab
    - SBC-2: Waiting for Ada
  `;
  const catalog = catalogOf(requirements, open);
  assert.deepEqual(
    catalog.entities.filter(({ kind }) => kind === 'requirement').map(({ name }) => name),
    ['Calls go on', 'Nothing is lost'],
  );
  assert.deepEqual(catalog.findings, []);
});

/** Ids as teams make them up: capitals, perhaps an area after a dot or a slash, and a number. */
const families = fc
  .tuple(
    fc.constantFrom('FLT', 'SBC', 'LR', 'NET', 'ZK'),
    fc.constantFrom('', '.SIP', '/DNS', '-K8', '_DB'),
    fc.constantFrom('-', '.', '/', ''),
    fc.integer({ min: 1, max: 3 }),
  )
  .filter(([, area, mark]) => (area === '' ? mark === '-' || mark === '' : /[./]/.test(area) ? mark !== '' : mark === '-'))
  .filter(([, area]) => area !== '-K8' && area !== '_DB')
  .map(
    ([letters, area, mark, width]) =>
      (number: number) =>
        `${letters}${area}${mark}${String(number).padStart(width, '0')}`,
  );
const forms = fc.constantFrom(
  (id: string, title: string) => `${id}. **${title}.**\n- shown by \`test_of_it\``,
  (id: string, title: string) => `**${id}** ${title}. Shown by \`test_of_it\`.`,
  (id: string, title: string) => `- **${id}**: ${title}. Shown by \`test_of_it\`.`,
  (id: string, title: string) => `${id}\n: ${title}. Shown by \`test_of_it\`.`,
);
const titles = fc.uniqueArray(fc.constantFrom('Calls go on', 'Nothing is lost', 'Audio comes back', 'No node stops', 'Queues drain'), {
  minLength: 2,
  maxLength: 5,
});

test('whatever a team numbers its requirements with, and in whatever form, each is one with its test', () => {
  fc.assert(
    fc.property(families, forms, titles, (idOf, write, names) => {
      const text = `# Requirements\n\n${names.map((title, index) => write(idOf(index + 1), title)).join('\n\n')}\n`;
      const { entities, links } = catalogOf(text);
      const found = entities.filter(({ kind }) => kind === 'requirement');
      assert.deepEqual(found.map(({ id, name }) => `${id} ${name}`).sort(), names.map((title, index) => `${idOf(index + 1)} ${title}`).sort(), text);
      for (const { key } of found)
        assert.ok(
          links.some(({ from, type }) => from === key && type === 'verified-by'),
          text,
        );
    }),
    { numRuns: 60 },
  );
});
