// From a catalog to what search knows of each thing in it.
import type { Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import { tellingTerms, termsOfEach, type Counts } from './bodies.ts';
import type { SearchList, Unlabelled } from './record.ts';
import { termsOf } from './words.ts';

/** What the records are made from: a catalog, or a site that holds one. */
export interface SearchSource {
  entities: readonly Entity[];
  links: readonly Link[];
  /** The words of the documents, by path. */
  texts?: ReadonlyMap<string, Counts> | undefined;
}

/** So many terms of a thing's own text are kept: a long list says less with every word. */
const mostTerms = 90;
const mostSuites = 8;
/** So much of a text is shown below a result. */
const longestSays = 150;

/** Fields that are no words of a person: places, results, expressions, and what stands elsewhere in the record. */
const unsaid = new Set(['expr', 'queries', 'listing', 'definition', 'results', 'lastResult', 'bothOutcomes', 'resultCounts', 'readFrom']);
const alsoUnsaid = new Set(['contracts', 'labelSets', 'rule', 'runbookUrl', 'file', 'uid', 'suite', 'runs', 'neverRuns', 'slug', 'source', 'severity']);

/** One record for every entity, in the order of the catalog. */
export function recordsOf({ entities, links, texts = new Map() }: SearchSource): Unlabelled[] {
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  const neighbours = new Map<string, Entity[]>();
  const add = (from: string, to: string) => {
    const entity = byKey.get(to);
    if (entity && byKey.has(from)) neighbours.set(from, [...(neighbours.get(from) ?? []), entity]);
  };
  for (const { from, to, type } of links) {
    // That a document mentions something says nothing about either.
    if (type === 'mentions') continue;
    add(from, to);
    add(to, from);
  }
  const bodies = tellingTerms(texts);
  const most = termsOfEach(texts.size);
  return entities.map((entity) => {
    const body = entity.kind === 'document' ? (bodies.get(entity.name) ?? []) : [];
    return recordOf(entity, neighbours.get(entity.key) ?? [], body, most);
  });
}

function recordOf(entity: Entity, neighbours: readonly Entity[], body: readonly string[], mostOfBody: number): Unlabelled {
  const { kind, id, url, trust } = entity;
  const title = kind === 'document' ? (entity.fields.title ?? entity.name) : entity.name;
  const aliases = [...(entity.aliases ?? []), ...(title === entity.name ? [] : [entity.name])].filter((alias) => alias !== title && alias !== id);
  const says = shortened(saysOf(entity));
  const known = new Set(termsOf([id ?? '', title, ...aliases, says].join(' \n')));
  const terms = fresh(wordsIn(entity.fields), known, mostTerms);
  const suites =
    kind === 'suite' ? [entity.name] : neighbours.flatMap((one) => (one.kind === 'suite' ? one.name : one.kind === 'test' ? (one.fields.suite ?? []) : []));
  return {
    kind,
    id: id === title ? undefined : id,
    name: title,
    url,
    trust,
    status: 'status' in entity.fields ? (entity.fields.status ?? undefined) : undefined,
    suites: [...new Set(suites)].sort().slice(0, mostSuites),
    aliases,
    says,
    terms,
    body: body
      .filter((term) => !known.has(term))
      .slice(0, mostOfBody)
      .join(' '),
  };
}

/** Terms that are not known yet; they are known afterwards. */
function fresh(texts: readonly string[], known: Set<string>, most: number): string {
  const found: string[] = [];
  for (const text of texts) {
    for (const term of termsOf(text)) {
      if (found.length >= most) return found.join(' ');
      if (known.has(term)) continue;
      known.add(term);
      found.push(term);
    }
  }
  return found.join(' ');
}

/** Every text in the fields of an entity, whatever its kind: a new field is searched without more ado. */
function wordsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > 4 || value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one) => wordsIn(one, depth + 1));
  return Object.entries(value).flatMap(([key, inner]) => {
    if (unsaid.has(key) || alsoUnsaid.has(key)) return [];
    // Backends are the keys of a concept's equivalents.
    return [...(depth > 0 && Array.isArray(inner) ? [key] : []), ...wordsIn(inner, depth + 1)];
  });
}

/** What tells an entity from others of its kind, in its documents' words. */
function saysOf(entity: Entity): string {
  switch (entity.kind) {
    case 'alert':
      return [entity.fields.severity, entity.fields.summary ?? entity.fields.description].filter(Boolean).join(': ');
    case 'scenario':
      return entity.fields.description ?? entity.fields.verifies?.join('; ') ?? entity.fields.category ?? '';
    case 'requirement':
    case 'requirement-group':
    case 'invariant':
    case 'invariant-group':
      return entity.fields.statement ?? '';
    case 'test':
      return entity.fields.description ?? (entity.fields.suite ? `in ${entity.fields.suite}` : '');
    case 'suite':
      return entity.fields.focus ?? '';
    case 'smoke-test':
      return entity.fields.scenario ?? entity.fields.whyCritical?.join('; ') ?? '';
    case 'runbook':
      return entity.fields.guarantees?.join('; ') ?? '';
    case 'metric':
      return entity.fields.description ?? '';
    case 'concept':
      return entity.fields.description ?? equivalents(entity.fields.equivalents ?? {});
    case 'process':
      return entity.fields.cadence?.join('; ') ?? '';
    case 'review-trigger':
      return entity.fields.trigger ?? '';
    case 'task':
      return entity.fields.goal ?? '';
    case 'term':
      return entity.fields.definition ?? '';
    case 'module':
      return entity.fields.role ?? '';
    case 'backend':
      return entity.fields.coverage ?? '';
    case 'panel':
      return entity.fields.section ?? entity.fields.dashboard ?? '';
    case 'document':
      return (entity.fields.headings ?? []).flatMap(({ text }) => (text === entity.fields.title ? [] : text)).join('; ');
    case 'dashboard':
      return '';
  }
}

function equivalents(said: Record<string, string[]>): string {
  return Object.entries(said)
    .map(([backend, words]) => `${backend}: ${words.join(', ')}`)
    .join('; ');
}

/** The first words of a text, without line ends. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longestSays) return line;
  return `${line.slice(0, longestSays).replace(/\s+\S*$/, '')}…`;
}

/** What people type and what documents say: from the book's configuration, and every term's other names. */
export function synonymsOf(configured: Readonly<Record<string, readonly string[]>>, entities: readonly Entity[]): SearchList['synonyms'] {
  const terms = entities
    .filter((entity) => entity.kind === 'term')
    .flatMap((term) => (term.aliases ?? []).map((alias): [string, string[]] => [alias, [term.name]]));
  return [...Object.entries(configured).map(([typed, said]): [string, string[]] => [typed, [...said]]), ...terms];
}
