// Message broker backends: which there are, their parts, and how each concept is called in each of them.
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import type { Table } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { wordAndNumber } from '../words/ids.ts';
import { coverageOf } from '../words/status.ts';
import { isNothing, normal, splitParenthesis, titleText, undecorated } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { fieldNamed, fieldsOf, itemsOf, runsIn, tablesOf, textOf } from './walk.ts';

/** What tells a backend that carries messages from one that serves a web page. */
const broker =
  /\b(?:brokers?|messag(?:es?|ing)|queues?|pub\/?sub|fault[- ]injection|nats|jetstream|kafka|rabbitmq|redis|pulsar|sqs|kinesis|activemq|mqtt|amqp|zeromq)\b/i;

function namesBrokers(reading: Reading): boolean {
  return reading.outline.sections.some((section) =>
    tablesOf(section).some((table) => [...table.header, ...table.rows.flatMap((row) => row.cells.slice(0, 1))].some((cell) => broker.test(cell.text))),
  );
}

/** A document about backends says so; one about brokers is meant when it says of each how far it is. */
function isAboutBackends({ title, outline: { sections } }: Reading): boolean {
  if (/\bbackends?\b/i.test(title) || sections.some((section) => /\bsupported backends\b/i.test(section.title))) return true;
  return /\bbrokers?\b/i.test(title) && sections.some((section) => tablesOf(section).some((table) => listsBackends(table) && columnsOf(table).has('status')));
}

function listsBackends(table: Table): boolean {
  return /^(?:(?:message )?brokers?|backends?)$/.test(normal(table.header[0]?.text ?? ''));
}

/** Reads backends, concepts and their equivalents from a document that is about backends. */
export const readBackends: Reader = (reading) => {
  if (!isAboutBackends(reading)) return;
  if (!reading.outline.sections.some((section) => broker.test(section.title)) && !broker.test(reading.title) && !namesBrokers(reading)) return;
  const backends = backendsOf(reading);
  if (backends.length === 0) return;
  const current = backends.find((backend) => backend.status === 'supported')?.name ?? backends[0]?.name ?? '';
  const concepts = new Map<string, string>();
  for (const section of reading.outline.sections) {
    readComponent(
      reading,
      section,
      current,
      backends.map((b) => b.name),
    );
    readPattern(
      reading,
      section,
      current,
      backends.map((b) => b.name),
      concepts,
    );
    readConceptTable(
      reading,
      section,
      backends.map((b) => b.name),
    );
  }
};

interface Backend {
  name: string;
  status: 'supported' | 'planned' | undefined;
}

/** The backends that a document lists: below "Supported Backends", as "Current Backend: X", as "X Patterns". */
function backendsOf(reading: Reading): Backend[] {
  const found = new Map<string, Backend>();
  for (const section of reading.outline.sections) {
    const below = titleText(section.parent?.title ?? '');
    // Below a bare "Backends" stand chapters too: a backend says there how far it is.
    const hasStatus = fieldNamed(fieldsOf(section.blocks), /^status$/) !== undefined;
    const listed = /\b(?:supported|planned|available) backends\b/i.test(below) || (/^backends$/i.test(below) && hasStatus);
    const current = /^(?:current|primary|default) backend\s*:\s*(.+)$/i.exec(section.name)?.[1];
    const backend = /^backend\s*:\s*(.+)$/i.exec(section.name)?.[1];
    const title = current ?? backend ?? (listed ? section.name : undefined);
    if (!title) continue;
    const { text, inside } = splitParenthesis(title);
    const fields = fieldsOf(section.blocks);
    const statusField = fieldNamed(fields, /^status$/);
    const claimed = textOf(statusField) ?? inside ?? '';
    const status: Backend['status'] = current || coverageOf(claimed) === 'covered' ? 'supported' : claimed === '' ? undefined : 'planned';
    const source = reading.at(section.line);
    const known = found.get(normal(text));
    found.set(normal(text), { name: text, status: known?.status ?? status });
    const coverage = fieldNamed(fields, /^coverage$/);
    const components = fieldNamed(fields, /^(?:components|modules?|test suites)$/);
    reading.add({
      kind: 'backend',
      name: text,
      source,
      mentions: [],
      fields: {
        status: stated(status, reading.at(statusField?.line ?? section.line)),
        coverage: stated(said(textOf(coverage)), reading.at(coverage?.line ?? section.line)),
        components: stated(
          components ? [textOf(components)].filter((t) => said(t) !== undefined).map(String) : [],
          reading.at(components?.line ?? section.line),
        ),
      },
    });
  }
  for (const section of reading.outline.sections) addFromTables(reading, section, found);
  return [...found.values()];
}

function said(text: string | undefined): string | undefined {
  return text === undefined || isNothing(text) ? undefined : undecorated(text);
}

/** A table "Concept | NATS | Kafka" or "Backend | Status" names backends too. */
function addFromTables(reading: Reading, section: Section, found: Map<string, Backend>): void {
  for (const table of tablesOf(section)) {
    if (!listsBackends(table)) continue;
    const columns = columnsOf(table);
    for (const row of table.rows) {
      const { text, inside } = splitParenthesis(titleText(row.cells[0]?.text ?? ''));
      if (text === '') continue;
      const claimed = columns.cell(row, 'status')?.text ?? inside ?? '';
      const status: Backend['status'] = coverageOf(claimed) === 'covered' ? 'supported' : claimed === '' ? undefined : 'planned';
      const source = reading.at(row.line);
      found.set(normal(text), found.get(normal(text)) ?? { name: text, status });
      reading.add({ kind: 'backend', name: text, source, mentions: [], fields: { status: stated(status, source) } });
    }
  }
}

/** A numbered component of the current backend, with an "Extension" that names the equivalents elsewhere. */
function readComponent(reading: Reading, section: Section, current: string, backends: readonly string[]): void {
  const fields = fieldsOf(section.blocks);
  const extension = fieldNamed(fields, /^(?:extension|equivalents?|for (?:a )?new backends?|other backends)$/);
  const inside = section.parent && /\b(?:components?|dependencies|concepts?)\b/i.test(section.parent.title);
  const own = fields.filter(
    (field) => field !== extension && /^(?:modules?|functions?|apis?|operations?|subjects?|topics?)$|\bspecific$|\bsubjects?$|\bparameters$/.test(field.words),
  );
  if (!extension || !inside || own.length === 0) return;
  const here = own.flatMap((field) =>
    runsIn(field)
      .flat()
      .filter((run) => run.code)
      .map((run) => run.text.trim()),
  );
  const equivalents = new Map(here.length > 0 ? [[current, here]] : []);
  for (const { backend, text } of saidFor(extension, backends)) equivalents.set(backend, [...(equivalents.get(backend) ?? []), text]);
  addConcept(reading, section.name, section.line, equivalents, extension.line);
}

/**
 * What a field says for each backend: items that begin with the backend's name, "For Kafka, ..." in its text, and
 * identifiers that carry the backend's name (`router_kafka`).
 */
function saidFor(field: Parameters<typeof textOf>[0] & object, backends: readonly string[]): { backend: string; text: string }[] {
  const items = itemsOf(field.blocks).flatMap((item) => {
    const label = item.field ? normal(item.field.label) : undefined;
    const backend = backends.find((name) => label !== undefined && (normal(name) === label || normal(name).includes(label) || label.includes(normal(name))));
    return backend && item.field ? [{ backend, text: plain(item.field.value) }] : [];
  });
  if (items.length > 0) return items;
  const value = plain(field.value);
  const named = backends.flatMap((backend) => {
    const match = new RegExp(String.raw`\b(?:for|in|on|with) ${escape(backend)},?\s+(?:test |use |mock )?(.+)$`, 'i').exec(value);
    return match?.[1] ? [{ backend, text: match[1] }] : [];
  });
  if (named.length > 0) return named;
  return field.value
    .filter((run) => run.code)
    .flatMap((run) => {
      const backend = backends.find((name) => wordsIn(name).every((word) => run.text.toLowerCase().includes(word)));
      return backend ? [{ backend, text: run.text.trim() }] : [];
    });
}

function wordsIn(name: string): string[] {
  return normal(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** "Pattern 1: X" below "Kafka Patterns", with "Equivalent to: Y" or "Extension: For Kafka, ...". */
function readPattern(reading: Reading, section: Section, current: string, backends: readonly string[], concepts: Map<string, string>): void {
  const owner = section.parent && backends.find((name) => normal(splitParenthesis(titleText(section.parent?.title ?? '')).text) === `${normal(name)} patterns`);
  const counted = wordAndNumber(section.name);
  const name = counted?.word === 'pattern' ? titleText(counted.title) : undefined;
  if (!owner || !name) return;
  const fields = fieldsOf(section.blocks);
  const equivalent = fieldNamed(fields, /^equivalent(?: to)?$/);
  const extension = fieldNamed(fields, /^extension$/);
  const source = reading.at(section.line);
  reading.add({ kind: 'backend', name: owner, source, mentions: [], fields: { patterns: { value: [name], source } } });
  const target = plain(equivalent?.value ?? []);
  if (equivalent && target !== '') {
    const concept = concepts.get(normal(target));
    concepts.set(normal(target), concept ?? target);
    const equivalents = new Map([[owner, [name]]]);
    // What has no pattern of its own is what the current backend calls it.
    if (concept === undefined && owner !== current) equivalents.set(current, [target]);
    addConcept(reading, concept ?? target, equivalent.line, equivalents, equivalent.line);
    return;
  }
  concepts.set(normal(name), name);
  const equivalents = new Map([[owner, [name]]]);
  if (extension) for (const { backend, text } of saidFor(extension, backends)) equivalents.set(backend, [...(equivalents.get(backend) ?? []), text]);
  addConcept(reading, name, section.line, equivalents, extension?.line ?? section.line);
}

/** "Concept | NATS/JetStream | Kafka | Redis Streams": a column for each backend. */
function readConceptTable(reading: Reading, section: Section, backends: readonly string[]): void {
  for (const table of tablesOf(section)) {
    const columns = table.header.map((cell) => backends.find((name) => normal(splitParenthesis(titleText(cell.text)).text) === normal(name)));
    // "Requirement | NATS | Kafka" says how far each backend is, and not what something is called there.
    if (columns.filter((name) => name !== undefined).length < 2 || columnsOf(table).has('requirement')) continue;
    for (const row of table.rows) {
      const name = titleText(row.cells[0]?.text ?? '');
      const equivalents = new Map<string, string[]>();
      columns.forEach((backend, index) => {
        const cell = row.cells[index];
        if (backend && cell && !isNothing(cell.text)) equivalents.set(backend, cell.lines.map(plain));
      });
      if (name === '') reading.unreadable(row.line, 'this row of a table of equivalents names no concept, expected one in the first cell');
      else addConcept(reading, name, row.line, equivalents, row.line);
    }
  }
}

function addConcept(reading: Reading, name: string, line: number, equivalents: ReadonlyMap<string, string[]>, statedAt: number): void {
  const source = reading.at(line);
  const mentions = [...equivalents.keys()].map((backend): Mention => ({
    type: 'implements',
    target: { kind: 'backend', name: backend },
    why: 'named as the equivalent',
    source: reading.at(statedAt),
    reverse: true,
  }));
  reading.add({
    kind: 'concept',
    name,
    source,
    mentions,
    fields: { equivalents: stated(equivalents.size > 0 ? Object.fromEntries(equivalents) : undefined, reading.at(statedAt)) },
  });
}
