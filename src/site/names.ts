import type { Entity } from '../model/catalog.ts';

const identifiers = new Set<Entity['kind']>(['test', 'suite', 'metric', 'alert', 'module']);

/** Longer ids are names of their own, as tasks have them: the title says more. */
const longestId = 12;

/** How an entity is called on a page: its id, its name, and whether the name is an identifier. */
export function named(entity: Entity): { id?: string; name?: string; code: boolean } {
  const code = identifiers.has(entity.kind) || (entity.kind === 'task' && entity.name === entity.id);
  const title = entity.kind === 'document' ? (entity.fields.title ?? entity.name) : entity.name;
  if (entity.id === undefined || entity.id === title || entity.id.length > longestId) return { name: title, code };
  return { id: entity.id, name: title, code };
}

/** The same on one line, for titles and breadcrumbs. */
export function titleOf(entity: Entity): string {
  const { id, name } = named(entity);
  return [id, name].filter(Boolean).join(' ');
}
