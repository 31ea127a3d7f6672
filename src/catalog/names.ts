// Keys and addresses: stable, ASCII, and the same whatever else is in the book.
import { createHash } from 'node:crypto';
import type { EntityKind } from '../model/fields.ts';

/**
 * A name as part of an address: lower case ASCII words joined by hyphens. Letters without an ASCII form are replaced by
 * a short hash of the name, so that different names stay different.
 */
export function slug(name: string): string {
  // Most names are words in ASCII, and many things bear the same.
  if (name.length <= longest && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name;
  if (/^[\x20-\x7e]*[A-Za-z0-9][\x20-\x7e]*$/.test(name)) return short(hyphened(name), name);
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '');
  const words = hyphened(ascii);
  const lost = /[^\u0000-\u007f]/.test(ascii.replace(/[^\p{L}\p{N}]/gu, ''));
  return short(lost || words === '' ? [words, hash(name)].filter(Boolean).join('-') : words, name);
}

/** No disk takes a name of more than 255 bytes, and the names of files that are made of a step have an ending. */
const longest = 200;

/** A step of an address, cut where it is too long for a name on disk: what stands for the name tells it from others. */
function short(step: string, name: string): string {
  return step.length > longest ? `${step.slice(0, longest - 7)}-${hash(name)}` : step;
}

function hyphened(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Six hexadecimal digits that stand for a text. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/** One step of an address that keeps a name's own letters: ids, tests, alerts, metrics. */
export function segment(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._~-]+/g, '-').replace(/^-+|-+$/g, '');
  if (safe === '' || /^\.+$/.test(safe)) return hash(name);
  if (safe.length > longest) return short(safe, name);
  return safe === name || safe === name.replace(/[/: ]+/g, '-') ? safe : `${safe}-${hash(name)}`;
}

/** The folder of the site in which the pages of a kind lie. */
const folders: Record<EntityKind, string> = {
  document: 'docs',
  requirement: 'requirements',
  'requirement-group': 'requirements',
  invariant: 'invariants',
  'invariant-group': 'invariants',
  scenario: 'scenarios',
  suite: 'tests',
  test: 'tests',
  'smoke-test': 'smoke',
  runbook: 'runbook',
  alert: 'alerts',
  metric: 'metrics',
  dashboard: 'dashboards',
  panel: 'panels',
  backend: 'backends',
  concept: 'concepts',
  process: 'processes',
  'review-trigger': 'triggers',
  task: 'tasks',
  term: 'glossary',
  module: 'modules',
};

/** Kinds whose ids are numbers that every document may give anew: their keys carry the family. */
const numberedKinds = new Set<EntityKind>(['requirement', 'requirement-group', 'invariant', 'invariant-group', 'scenario', 'process']);

/** Kinds that name themselves: the name is the key, as it is written. */
const selfNamed = new Set<EntityKind>(['suite', 'alert', 'metric', 'module', 'document']);

/** Does the key of such an entity carry the family of its documents? */
export function hasFamily(kind: EntityKind, id: string | undefined): boolean {
  return numberedKinds.has(kind) || (kind === 'task' && id !== undefined && /^[A-Z]+[-_]?\d+/.test(id));
}

/** What a key is made of. */
export interface Named {
  kind: EntityKind;
  id?: string | undefined;
  name: string;
  family?: string | undefined;
  /** The suite of a test, the dashboard of a panel. */
  within?: string | undefined;
}

/** `requirement:<family>/R4.1`, `test:<suite>/<name>`, `alert:<Name>`, `backend:kafka`. */
export function keyOf({ kind, id, name, family, within }: Named): string {
  const own = id ?? (selfNamed.has(kind) || kind === 'test' ? name : slug(name));
  if (hasFamily(kind, id)) return `${kind}:${family}/${own}`;
  return within ? `${kind}:${within}/${own}` : `${kind}:${own}`;
}

/** The address of an entity's page, below the site's base. */
export function urlOf(named: Named): string {
  const { kind, id, name, family, within } = named;
  if (kind === 'document')
    return `/docs/${name
      .replace(/\.(?:md|mdx|markdown)$/i, '')
      .split('/')
      .map(segment)
      .join('/')}/`;
  const own = id === undefined && !selfNamed.has(kind) && kind !== 'test' ? slug(name) : segment(id ?? name);
  const above = hasFamily(kind, id) ? family : kind === 'test' ? (within ?? '-') : within;
  return `/${[folders[kind], ...(above ? [segment(above)] : []), own].join('/')}/`;
}
