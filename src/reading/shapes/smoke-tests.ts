// Smoke tests: the few tests that are run first, with their duration and command.
import type { Reader, Reading } from '../context.ts';
import { stated } from '../fact.ts';
import { plain, type Run } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { idsIn } from '../words/ids.ts';
import { durationRange } from '../words/measures.ts';
import { anyTestName, suiteName } from '../words/names.ts';
import { isNothing, splitParenthesis, titleText } from '../words/text.ts';
import { columnsOf, isTotalRow, type Columns } from './columns.ts';
import { isSmokeTest, labelledParts } from './sections.ts';
import { commandsIn, suitesInRuns, testMentions, testsInCell, testsInCode, testsInField } from './tests.ts';
import { codeBlocksOf, fieldNamed, isAbout, itemsOf, tablesOf, textOf, textsOf } from './walk.ts';

/** Reads smoke tests from their headings and labels, and from tables of them. */
export const readSmokeTests: Reader = (reading) => {
  const described = reading.outline.sections.some((section) => isSmokeTest(section, reading.title));
  for (const section of reading.outline.sections) {
    if (isSmokeTest(section, reading.title)) {
      const fields = labelledParts(section);
      const said = (label: RegExp) => {
        const field = fieldNamed(fields, label);
        return { field, at: reading.at(field?.line ?? section.line) };
      };
      const tests = testsInField(fieldNamed(fields, /^tests?(?: cases?)?$/));
      const suites = suitesInRuns(fieldNamed(fields, /^suites?$/)?.value ?? []);
      // One suite for all tests, or one for each.
      tests.forEach((test, index) => (test.suite ??= suites.length === tests.length ? suites[index] : suites.length === 1 ? suites[0] : undefined));
      const duration = said(/^(?:expected |typical )?(?:duration|run ?time)$|^time$|^takes$/);
      const why = said(/^why(?: (?:it is |is it )?critical)?$/);
      const command = said(/^(?:run )?commands?$|^how to run$|^run$/);
      const verifies = said(/^verifies$/);
      const scenario = said(/^scenario$/);
      const stages = said(/^(?:ci )?stages?$|^ci$/);
      const code = command.field ? codeBlocksOf(command.field.blocks) : codeBlocksOf(section.blocks);
      reading.add({
        kind: 'smoke-test',
        name: titleText(section.head?.title || section.title),
        source: reading.at(section.line),
        mentions: testMentions('smoke', tests, 'smoke test', reading.at),
        fields: {
          durationSeconds: stated(durationRange(textOf(duration.field) ?? ''), duration.at),
          whyCritical: stated(textsOf(why.field), why.at),
          verifies: stated(textsOf(verifies.field), verifies.at),
          scenario: stated(textOf(scenario.field), scenario.at),
          commands: stated(
            code.length > 0 ? code.flatMap(commandsIn) : (command.field?.value ?? []).filter((run) => run.code).map((run) => run.text),
            command.at,
          ),
          stages: stated(textsOf(stages.field), stages.at),
        },
      });
    }
    if (!isAbout(section, /\bsmoke\b/i) && !/\bsmoke\b/i.test(reading.title)) continue;
    if (!readInWords(reading, section)) readByCommand(reading, section);
    readItems(reading, section);
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (!listsSmokeTests(columns, described)) continue;
      for (const row of table.rows) {
        if (isTotalRow(row)) continue;
        const test = columns.cell(row, 'test') ?? columns.cell(row, 'smoke');
        const tests = testsInCell(test, columns.cell(row, 'suite'));
        const name = columns.cell(row, 'name')?.text ?? columns.cell(row, 'scenario')?.text ?? columns.cell(row, 'smoke')?.text ?? test?.text ?? '';
        const source = reading.at(row.line);
        if (name === '') reading.unreadable(row.line, 'this row of a table of smoke tests names none, expected a name or a test');
        else {
          reading.add({
            kind: 'smoke-test',
            name: titleText(name),
            source,
            mentions: testMentions('smoke', tests, 'table of smoke tests', () => source),
            fields: {
              durationSeconds: stated(durationRange(columns.cell(row, 'duration')?.text ?? ''), source),
              whyCritical: stated(
                (columns.cell(row, 'rationale')?.lines ?? []).map(plain).filter((text) => !isNothing(text)),
                source,
              ),
              commands: stated(
                columns
                  .cell(row, 'command')
                  ?.runs.filter((run) => run.code)
                  .map((run) => run.text),
                source,
              ),
            },
          });
        }
      }
    }
  }
};

/** `**1. A relay may die** (FLT.MED.03)`, and below it "`relay_kill` in `media_SUITE`, 20 seconds." with its command. */
function readInWords(reading: Reading, section: Section): boolean {
  const [first] = section.blocks;
  if (section.level < 2 || first?.type !== 'text' || isSmokeTest(section, reading.title)) return false;
  const [name, ...after] = first.runs;
  const test = name?.code ? anyTestName(name.text) : undefined;
  // What says neither where the test is nor how long it takes is some other sentence that begins with a name.
  const { suite, spoken } = detailsIn(after);
  if (!name || !test || (suite === undefined && test.suite === undefined && spoken === undefined)) return false;
  const source = reading.at(section.line);
  const { text: title, inside } = splitParenthesis(titleText(section.title));
  const scenario = inside !== undefined && idsIn(inside).length > 0 ? inside : undefined;
  reading.add({
    kind: 'smoke-test',
    name: scenario === undefined ? titleText(section.title) : title,
    source,
    mentions: testMentions('smoke', [{ ...test, suite: test.suite ?? suite, line: name.line }], 'smoke test', reading.at),
    fields: {
      durationSeconds: stated(durationRange(spoken ?? ''), reading.at(first.line)),
      scenario: stated(scenario, source),
      commands: stated(codeBlocksOf(section.blocks).flatMap(commandsIn), source),
    },
  });
  return true;
}

/** `## 1. Broker loss` on a page of smoke tests, with "`internal/broker` · ING-F-01 · ~50 s" below it and the command that runs it. */
function readByCommand(reading: Reading, section: Section): void {
  const code = codeBlocksOf(section.blocks);
  const commands = code.flatMap(commandsIn);
  if (section.level < 2 || isSmokeTest(section, reading.title) || !/\bsmoke\b/i.test(reading.title) || !/^\d{1,2}[.)]\s/.test(section.title)) return;
  const [first] = section.blocks;
  const about = first?.type === 'text' ? plain(first.runs) : '';
  const takes = about.split(/\s+·\s+|[,;|]\s+/).find((part) => /^(?:~|≈|about |takes )?\s*\d[\d\s–-]*\s*(?:s|secs?|seconds?|m|mins?|minutes?)\b/i.test(part));
  if (commands.length === 0 || (takes === undefined && code.every((block) => testsInCode(block).length === 0))) return;
  const scenarios = idsIn(about);
  reading.add({
    kind: 'smoke-test',
    name: titleText(section.name),
    source: reading.at(section.line),
    mentions: testMentions('smoke', code.flatMap(testsInCode), 'command of the smoke test', reading.at),
    fields: {
      durationSeconds: stated(durationRange(takes ?? ''), reading.at(first?.line ?? section.line)),
      scenario: stated(scenarios.length > 0 ? scenarios.join(', ') : undefined, reading.at(first?.line ?? section.line)),
      commands: stated(commands, reading.at(code[0]?.start ?? section.line)),
    },
  });
}

/** `1. **A relay may die**: `relay_kill` in `media_SUITE`, 20 seconds`, or the same without a name of its own. */
function readItems(reading: Reading, section: Section): void {
  for (const item of itemsOf(section.blocks)) {
    const at = item.runs.findIndex((run) => run.code && anyTestName(run.text) !== undefined);
    const run = item.runs[at];
    const before = plain(item.runs.slice(0, Math.max(at, 0)));
    const test = run && anyTestName(run.text);
    // The test stands at the beginning, or after the name of the item.
    if (!run || !test || (before !== '' && !/[:–—-]$/.test(before))) continue;
    const { suite, spoken } = detailsIn(item.runs.slice(at + 1));
    if (spoken === undefined) continue;
    const source = reading.at(item.line);
    reading.add({
      kind: 'smoke-test',
      name: titleText(before.replace(/\s*[:–—-]$/, '')) || test.name,
      source,
      mentions: testMentions('smoke', [{ ...test, suite: test.suite ?? suite, line: run.line }], 'smoke test', reading.at),
      fields: { durationSeconds: stated(durationRange(spoken), source) },
    });
  }
}

/** The suite and the duration that follow the name of a test. */
function detailsIn(after: readonly Run[]): { suite: string | undefined; spoken: string | undefined } {
  const suite = after[1]?.code && /^\s*(?:in|of|from|\()\s*$/i.test(after[0]?.text ?? '') ? suiteName(after[1].text) : undefined;
  const spoken = /(?:^|[,;(]|\btakes|\babout|~)\s*(?:takes\s+|about\s+|~\s*)?(\d+(?:\s*(?:-|–|to)\s*\d+)?\s*(?:s|secs?|seconds?|m|mins?|minutes?)\b)/i.exec(
    plain(after),
  )?.[1];
  return { suite, spoken };
}

/** A table of smoke tests says how long they take; where no heading describes them, their names and tests are enough. */
function listsSmokeTests(columns: Columns, described: boolean): boolean {
  if (columns.has('count') || columns.has('requirement') || columns.has('runbook') || !(columns.has('test') || columns.has('smoke'))) return false;
  return columns.has('duration') || (!described && columns.has('test') && (['name', 'scenario', 'smoke'] as const).some((role) => columns.has(role)));
}
