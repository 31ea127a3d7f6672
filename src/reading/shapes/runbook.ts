// Runbook entries: what tests guarantee in an incident, what to do, and where the runbook says more.
import type { Reader, Reading } from '../context.ts';
import { stated, type Fact, type Mention } from '../fact.ts';
import type { ProcedurePart } from '../../model/procedure.ts';
import type { Field, Text } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { idsIn, isId, numbered, wordAndNumber } from '../words/ids.ts';
import { durationRange } from '../words/measures.ts';
import { coverageOf } from '../words/status.ts';
import { isNothing, isTbd, titleText } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { alertsInField } from './observed.ts';
import { stepsIn } from './procedure.ts';
import { isRunbookEntry, labelledParts, nestedParts } from './sections.ts';
import { testMentions, testsInCell, testsInField } from './tests.ts';
import { fieldNamed, runsIn, tablesOf, textOf, textsOf } from './walk.ts';

/** Reads runbook entries, and the table that maps tests to runbook sections. */
export const readRunbook: Reader = (reading) => {
  const entries = reading.outline.sections.filter(isRunbookEntry).map((section) => entryOf(reading, section));
  readMapping(reading, entries);
  for (const entry of entries) reading.add(entry);
};

function entryOf(reading: Reading, section: Section): Fact<'runbook'> {
  const parts = labelledParts(section);
  const nested = nestedParts(parts);
  const said = (fields: readonly Field[], label: RegExp) => {
    const field = fieldNamed(fields, label);
    return { field, at: reading.at(field?.line ?? section.line) };
  };
  const place = said(parts, /^runbook(?: section| page| entry| link| procedure)?$/);
  const guarantees = said(parts, /guarantees?\b/);
  const production = said(parts, /\bin production\b/);
  const duration = said(nested, /^duration$/);
  const smoke = said(nested, /^smoke(?: test)?$/);
  const related = parts.filter((part) => /^related tests?$/.test(part.words));
  const tests = nested.filter((part) => /^tests?(?: cases?| coverage)?$/.test(part.words)).flatMap(testsInField);
  const mentions: Mention[] = [
    ...testMentions('guarantees', tests, 'runbook entry', reading.at),
    ...testMentions('related', related.flatMap(testsInField), 'related test of the runbook entry', reading.at),
    ...parts
      .filter((part) => /^(?:related )?scenarios?(?: ids?)?$/.test(part.words))
      .flatMap((part) =>
        runsIn(part).flatMap((runs) =>
          idsIn(plain(runs)).map((id): Mention => ({
            type: 'guides',
            target: { kind: 'scenario', id },
            why: 'named in the runbook entry',
            source: reading.at(runs[0]?.line ?? part.line),
          })),
        ),
      ),
    ...parts.flatMap((part) =>
      alertsInField(part).map(({ name, line }): Mention => ({
        type: 'related',
        target: { kind: 'alert', name },
        why: 'named in the runbook entry',
        source: reading.at(line),
      })),
    ),
  ];
  return {
    kind: 'runbook',
    name: entryName(section),
    source: reading.at(section.line),
    mentions,
    fields: {
      section: place.field ? { value: sectionIn(place.field.value), source: place.at } : undefined,
      guarantees: stated(textsOf(guarantees.field), guarantees.at),
      inProduction: stated(textsOf(production.field), production.at),
      procedure: stated(ownProcedure(production.field, reading), production.at),
      durationSeconds: stated(durationRange(textOf(duration.field) ?? ''), duration.at),
      smoke: stated(smoke.field ? coverageOf(textOf(smoke.field) ?? '') === 'covered' : undefined, smoke.at),
      status: place.field && isTbd(plain(place.field.value)) ? { value: 'pending', source: place.at } : undefined,
    },
  };
}

/** What the entry itself says to do, with the commands below it. */
function ownProcedure(field: Field | undefined, { at }: Reading): ProcedurePart[] {
  if (!field) return [];
  const said: Text[] = field.value.length > 0 ? [{ type: 'text', line: field.line, runs: field.value }] : [];
  const steps = stepsIn([...said, ...field.blocks], at);
  return steps.length > 0 ? [{ source: at(field.line), steps }] : [];
}

function entryName(section: Section): string {
  const title = section.name.replace(/^(?:runbook(?: entry)?|scenario)\s*:\s*/i, '');
  return titleText((numbered(title)?.title || wordAndNumber(title)?.title || title).trim());
}

/** `docs/RUNBOOK.md` → "Heading": the file and the heading; nothing for TBD. */
function sectionIn(runs: readonly Run[]): { file: string; heading: string } | null {
  const text = plain(runs);
  if (isTbd(text) || isNothing(text)) return null;
  const link = runs.find((run) => run.url !== undefined);
  const file = link?.url?.split('#')[0] || runs.find((run) => run.code && /\.\w+$/.test(run.text))?.text || /\S+\.(?:md|mdx|adoc|html)\b/.exec(text)?.[0];
  const quoted = /["“]([^"”]+)["”]/.exec(text)?.[1];
  const after = /(?:→|->|>|§|:|,)\s*([^→>]+)$/.exec(text)?.[1]?.trim();
  const anchor = link?.url?.split('#')[1];
  return { file: file?.trim() ?? '', heading: quoted ?? after ?? (anchor ? anchor.replaceAll('-', ' ') : (link?.text ?? text)) };
}

/** "Test | Runbook Section | Status": the status of the entries that rest on the test. */
function readMapping(reading: Reading, entries: readonly Fact<'runbook'>[]): void {
  for (const section of reading.outline.sections) {
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (
        columns.has('count') ||
        columns.has('metric') ||
        columns.has('alert') ||
        !columns.has('runbook') ||
        !columns.has('status') ||
        !(columns.has('test') || columns.has('scenario'))
      )
        continue;
      for (const row of table.rows) {
        const source = reading.at(row.line);
        const tests = testsInCell(columns.cell(row, 'test'), columns.cell(row, 'suite'));
        const status = columns.cell(row, 'status')?.text ?? '';
        const coverage = coverageOf(status);
        const place = columns.cell(row, 'runbook');
        const value = coverage === undefined ? undefined : coverage === 'covered' ? ('integrated' as const) : ('pending' as const);
        const scenario = columns.cell(row, 'scenario')?.text;
        const entryNamed = scenario !== undefined && isId(scenario) ? (place?.runs.find((run) => run.url !== undefined)?.text ?? scenario) : scenario;
        const guides: Mention[] =
          scenario !== undefined && isId(scenario) ? [{ type: 'guides', target: { kind: 'scenario', id: scenario }, why: 'runbook table', source }] : [];
        const concerned = entries.filter((entry) => (scenario ? titleText(scenario) === entry.name : rests(entry, tests)));
        const known = concerned.length > 0;
        const made: Fact<'runbook'>[] = known
          ? []
          : scenario
            ? [
                {
                  kind: 'runbook',
                  name: titleText(entryNamed ?? scenario),
                  source,
                  fields: {},
                  mentions: [...testMentions('guarantees', tests, 'runbook table', () => source), ...guides],
                },
              ]
            : [];
        for (const entry of made) reading.add(entry);
        for (const entry of [...concerned, ...made]) {
          reading.add({
            kind: 'runbook',
            name: entry.name,
            source,
            mentions: [],
            fields: { status: stated(value, source), section: place && place.text !== '' ? { value: sectionIn(place.runs), source } : undefined },
          });
        }
        if (!known && made.length === 0 && tests.length === 0) reading.unreadable(row.line, 'this row of a runbook table names no test, expected one in code');
      }
    }
  }
}

/** The first test of an entry is the one that its row in the mapping stands for. */
function rests(entry: Fact<'runbook'>, tests: readonly { name: string }[]): boolean {
  const own = entry.mentions.filter((mention) => mention.type === 'guarantees').map((mention) => ('name' in mention.target ? mention.target.name : ''));
  return tests.some((test) => own.includes(test.name));
}
