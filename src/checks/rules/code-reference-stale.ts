import { nearest } from '../../catalog/nearest.ts';
import type { Shelved } from '../../evidence/shelf.ts';
import type { Source } from '../../model/source.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { suiteName, testName } from '../../reading/words/names.ts';
import { commandsIn, Runners, scriptOf } from '../references/commands.ts';
import { groupsOf, isForeseen, type Group } from '../references/groups.ts';
import { fromDocument, isDocumentPath, pathName, type PathName } from '../references/paths.ts';
import type { Found, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { isMissing } from './suite-missing.ts';

export const codeReferenceStale: Rule = {
  id: 'code-reference-stale',
  severity: 'warning',
  meaning: 'A document names a file, lines, a script or a target that the code beside it does not have.',
  why: 'Who follows it finds something else, or runs a command that fails.',
  example: '`test/orders_SUITE.erl:665-811`   (the file has 120 lines)',
  mend: 'Write the path, the lines or the target as they are now.',
  *check(subject) {
    const runners = new Runners(subject.shelf);
    for (const reading of subject.readings) {
      const told = new Set<string>();
      for (const found of [...inGroups(subject, reading), ...inCommands(subject, reading, runners)]) {
        // The first place in a document is told, not each repetition.
        if (told.has(found.message)) continue;
        told.add(found.message);
        yield found;
      }
    }
  },
};

function* inGroups(subject: Subject, reading: DocumentReading): Generator<Found> {
  for (const group of groupsOf(reading.outline)) {
    const named = group.spans.flatMap((span) => {
      const name = pathName(span.text);
      return name ? [{ ...name, path: fromDocument(name.path, reading.path), line: span.line }] : [];
    });
    for (const name of named) {
      const source = { file: reading.path, line: name.line };
      if (subject.isExample(source)) continue;
      const files = subject.shelf.find(name.path);
      if (files.length === 0 && !isDocumentPath(name.path) && !isForeseen(group)) yield* absent(subject, name.path, source);
      if (files.length === 1 && files[0]) yield* pastTheEnd(subject, name, files[0], source);
    }
    yield* outside(subject, group, named, reading.path);
  }
}

function* inCommands(subject: Subject, reading: DocumentReading, runners: Runners): Generator<Found> {
  for (const { text, line } of commandsIn(reading)) {
    const source = { file: reading.path, line };
    const missing = runners.undefinedIn(text);
    if (missing) yield { message: missing.message, source, related: [{ file: missing.where.file, line: 1, message: 'what was read' }] };
    const script = scriptOf(text);
    if (script && subject.shelf.find(script).length === 0) yield* absent(subject, script, source);
  }
}

/** A file that would have been read if it lay where the document says. */
function* absent(subject: Subject, path: string, source: Source): Generator<Found> {
  const { shelf } = subject;
  if (!shelf.wouldHold(path)) return;
  // That a suite is missing is told by suite-missing where all suites are known.
  if (isMissing(subject, suiteName(path) ?? '')) return;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [elsewhere] = shelf.named(name);
  const near = elsewhere ? undefined : nearest(name, shelf.namesBeside(path));
  const hint = elsewhere ? `; a file of this name is ${elsewhere.file}` : near ? `; nearest is ${near}` : '';
  yield { message: `there is no ${path}${hint}`, source, related: elsewhere ? [{ file: elsewhere.file, line: 1, message: 'a file of this name' }] : [] };
}

function* pastTheEnd({ shelf }: Subject, { path, ranges }: PathName, file: Shelved, source: Source): Generator<Found> {
  if (ranges.length === 0) return;
  const text = shelf.text(file);
  const lines = text === undefined ? undefined : text.replace(/\n$/, '').split('\n').length;
  const past = ranges.filter(([, last]) => lines !== undefined && last > lines).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  if (lines === undefined || past.length === 0) return;
  yield {
    message: `${path}:${past.join(',')} is past the end of the file, which has ${lines} ${lines === 1 ? 'line' : 'lines'}`,
    source,
    related: [{ file: file.file, line: lines, message: 'its last line' }],
  };
}

/** How far a definition may stand outside the lines that are given: a comment above it, an attribute. */
const leeway = 3;

/** Alerts and tests named beside lines of the very file that defines them, and defined elsewhere in it. */
function* outside(subject: Subject, { spans }: Group, named: readonly (PathName & { line: number })[], path: string): Generator<Found> {
  for (const [file, same] of Map.groupBy(
    named.filter((one) => one.ranges.length > 0),
    (one) => subject.shelf.find(one.path)[0]?.file ?? '',
  )) {
    const [first] = same;
    if (file === '' || !first) continue;
    const ranges = same.flatMap((one) => one.ranges);
    const strays = spans.flatMap((span) => {
      const at = definitionOf(subject, span.text, file);
      return at === undefined || ranges.some(([from, to]) => at >= from - leeway && at <= to + leeway) ? [] : [{ name: span.text.replace(/\/\d+$/, ''), at }];
    });
    const [stray] = strays;
    if (!stray) continue;
    yield {
      message: `${strays.map(({ name, at }) => `${name} is in line ${at}`).join(', ')} of ${first.path}, not in ${ranges.map(([from, to]) => `${from}-${to}`).join(', ')}`,
      source: { file: path, line: first.line },
      related: [{ file, line: stray.at, message: stray.name }],
    };
  }
}

function definitionOf(subject: Subject, text: string, file: string): number | undefined {
  const alert = subject.get(`alert:${text}`);
  if (alert?.kind === 'alert') return alert.fields.rule?.file === file ? alert.fields.rule.line : undefined;
  const name = testName(text)?.name;
  const suite = suiteName(file);
  const test = name && suite ? subject.get(`test:${suite}/${name}`) : undefined;
  return test?.kind === 'test' && test.fields.definition?.file === file ? test.fields.definition.line : undefined;
}
