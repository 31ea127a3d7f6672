// Links that no document states and that names make plain: a suite that is named after a module, a task that names a suite.
import type { Entity } from '../model/catalog.ts';
import type { GraphLink } from './graph.ts';

/** Kinds whose text is searched for the names of modules. */
const speaking = new Set<Entity['kind']>([
  'requirement',
  'invariant',
  'scenario',
  'test',
  'smoke-test',
  'runbook',
  'alert',
  'panel',
  'concept',
  'process',
  'review-trigger',
  'task',
]);

/** From modules to what is named after them or names them, and from tasks and processes to the suites that they name. */
export function impliedLinks(entities: readonly Entity[], links: readonly GraphLink[]): GraphLink[] {
  const modules = entities.filter(({ kind }) => kind === 'module').sort((a, b) => b.name.length - a.name.length);
  const suites = entities.filter(({ kind }) => kind === 'suite');
  const known = new Set(links.map(({ from, to }) => `${from} ${to}`));
  const found: GraphLink[] = [];
  const tie = (from: Entity, to: Entity, why: string) => {
    const name = `${from.key} ${to.key}`;
    if (known.has(name)) return;
    known.add(name);
    found.push({ from: from.key, to: to.key, type: 'related', why });
  };
  for (const entity of entities) {
    if (entity.kind === 'suite' || entity.kind === 'metric') {
      // The longest name that fits: router_result_consumer_SUITE is not a suite of the module "router".
      const module = modules.find(({ name }) => entity.name.startsWith(`${name}_`));
      if (module) tie(module, entity, 'it is named after the module');
    }
    if (!speaking.has(entity.kind)) continue;
    const text = JSON.stringify(entity.fields);
    for (const module of modules) if (names(text, module.name)) tie(module, entity, 'it names the module');
    if (entity.kind === 'task' || entity.kind === 'process') for (const suite of suites) if (names(text, suite.name)) tie(entity, suite, 'it names the suite');
  }
  return found;
}

function names(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`(?<![\\w])${RegExp.escape(name)}(?![\\w])`).test(text);
}
