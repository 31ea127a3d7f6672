// What people have to look at because of a change: documents say which module, which kind of change, calls for which work.
import type { Catalog, Entity } from '../model/catalog.ts';
import { compareText } from '../model/source.ts';
import { named, type Changes, type Named } from './change.ts';
import { conditionsMet } from './conditions.ts';

/** A task, process or review trigger that this change calls for. */
export interface Duty {
  entity: Named;
  /** Why it is called for, each reason once. */
  why: string[];
  /** What its document says to do: all of it still to be done. */
  steps: string[];
  priority?: string;
  timeline?: string;
}

/** Something to run, with the commands that documents give for it. */
export interface ToRun {
  entity: Named;
  why: string;
  commands: string[];
}

export interface Attention {
  /** Modules that documents know and whose files were changed. */
  modules: { entity: Named; paths: string[] }[];
  duties: Duty[];
  smokeTests: ToRun[];
  suites: ToRun[];
}

/**
 * What has to be looked at.
 * @param catalog the head
 * @param paths files that were changed, of code too
 */
export function attentionOf(catalog: Catalog, changes: Changes, paths: readonly string[]): Attention {
  const byStem = Map.groupBy(paths, stemOf);
  const modules = ofKind(catalog, 'module').filter((module) => byStem.has(module.name));
  const duties = dutiesOf(catalog, changes, modules);
  const suites = suitesOf(catalog, byStem, modules, duties);
  return {
    modules: modules.map((entity) => ({ entity: named(entity), paths: byStem.get(entity.name) ?? [] })),
    duties,
    smokeTests: smokeTestsOf(catalog, suites),
    suites,
  };
}

/** `src/router_nats.erl` -> `router_nats`. */
function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/, '');
}

function ofKind<K extends Entity['kind']>(catalog: Catalog, kind: K): Entity<K>[] {
  return catalog.entities.filter((entity) => entity.kind === kind) as Entity<K>[];
}

function dutiesOf(catalog: Catalog, changes: Changes, modules: readonly Entity<'module'>[]): Duty[] {
  const triggered = Map.groupBy(
    catalog.links.filter(({ type, from }) => type === 'triggers' && modules.some(({ key }) => key === from)),
    (link) => link.to,
  );
  return catalog.entities
    .filter((entity) => entity.kind === 'task' || entity.kind === 'process' || entity.kind === 'review-trigger')
    .flatMap((entity): Duty[] => {
      const names = (triggered.get(entity.key) ?? []).map(({ from }) => modules.find(({ key }) => key === from)?.name ?? from);
      const why = [
        ...(names.length > 0 ? [`${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} changed`] : []),
        ...conditionsOf(entity).flatMap((text) => conditionsMet(text, changes)),
      ];
      if (why.length === 0) return [];
      const { priority, timeline } = entity.fields as { priority?: string; timeline?: string };
      return [{ entity: named(entity), why: [...new Set(why)], steps: stepsOf(entity), ...(priority ? { priority } : {}), ...(timeline ? { timeline } : {}) }];
    });
}

/** The words in which a document says when the work is called for. */
export function conditionsOf(entity: Entity<'task' | 'process' | 'review-trigger'>): string[] {
  if (entity.kind === 'review-trigger') return [entity.fields.trigger ?? entity.name];
  return entity.fields.triggers ?? [];
}

function stepsOf(entity: Entity<'task' | 'process' | 'review-trigger'>): string[] {
  if (entity.kind === 'review-trigger') return entity.fields.actions ?? [];
  if (entity.kind === 'process') return (entity.fields.checklist ?? []).map(({ text }) => text);
  const marked = [...(entity.fields.checklist ?? []), ...(entity.fields.definitionOfDone ?? [])].map(({ text }) => text);
  return marked.length > 0 ? marked : (entity.fields.actions ?? entity.fields.criteria ?? []);
}

/** Suites that were changed themselves, that are named after a changed module, or that a called-for task names. */
function suitesOf(catalog: Catalog, byStem: ReadonlyMap<string, string[]>, modules: readonly Entity<'module'>[], duties: readonly Duty[]): ToRun[] {
  const tasks = ofKind(catalog, 'task').filter(({ key }) => duties.some(({ entity }) => entity.key === key));
  return ofKind(catalog, 'suite').flatMap((suite): ToRun[] => {
    const module = modules.find(({ name }) => suite.name === `${name}_SUITE` || suite.name === `${name}_test` || suite.name === `test_${name}`);
    const task = tasks.find(({ fields }) =>
      [fields.goal, ...(fields.frequency ?? []), ...(fields.triggers ?? []), ...(fields.actions ?? [])].some(
        (text) => text && new RegExp(`(?<![\\w])${RegExp.escape(suite.name)}(?![\\w])`).test(text),
      ),
    );
    const why = byStem.has(suite.name) ? 'it was changed' : module ? `it tests ${module.name}` : task ? `${task.id ?? task.name} names it` : undefined;
    return why === undefined ? [] : [{ entity: named(suite), why, commands: commandsFor(catalog, suite) }];
  });
}

/** Commands that documents give and that run the suite as a whole: none is made up. */
function commandsFor(catalog: Catalog, suite: Entity<'suite'>): string[] {
  const all = ofKind(catalog, 'smoke-test').flatMap(({ fields }) => fields.commands ?? []);
  return [...new Set(all.filter((command) => command.includes(suite.name) && !/--case\b/.test(command)))].sort(compareText);
}

/** Smoke tests that run a test of one of the suites. */
function smokeTestsOf(catalog: Catalog, suites: readonly ToRun[]): ToRun[] {
  const names = new Map(suites.map(({ entity }) => [entity.key, entity.name]));
  const suiteOf = new Map(catalog.links.filter(({ type, to }) => type === 'part-of' && names.has(to)).map(({ from, to }) => [from, to]));
  return ofKind(catalog, 'smoke-test').flatMap((smoke): ToRun[] => {
    const link = catalog.links.find(({ type, from, to }) => type === 'smoke' && from === smoke.key && suiteOf.has(to));
    if (!link) return [];
    return [{ entity: named(smoke), why: `it runs a test of ${names.get(suiteOf.get(link.to) ?? '') ?? ''}`, commands: smoke.fields.commands ?? [] }];
  });
}
