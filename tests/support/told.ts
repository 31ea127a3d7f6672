// A catalog in a few plain lines: what the documentation shows below its examples.
import type { Catalog, Entity } from '../../src/model/catalog.ts';

/** Every entity but the documents, with its fields and the links that lead away from it. */
export function told(catalog: Catalog): string {
  return catalog.entities
    .filter((entity) => entity.kind !== 'document')
    .map((entity) =>
      [head(entity), ...(entity.aliases ? [`  also known as ${entity.aliases.join(', ')}`] : []), ...fields(entity), ...links(catalog, entity)].join('\n'),
    )
    .join('\n');
}

function head({ kind, id, name }: Entity): string {
  return [kind, id, name === id ? undefined : /\s/.test(name) ? `"${name}"` : name].filter((part) => part !== undefined).join(' ');
}

function fields(entity: Entity): string[] {
  return Object.entries(entity.fields).map(([field, value]) => `  ${field}: ${typeof value === 'string' ? value : JSON.stringify(value, withoutSource)}`);
}

function withoutSource(key: string, value: unknown): unknown {
  return key === 'source' ? undefined : value;
}

function links(catalog: Catalog, { key }: Entity): string[] {
  return catalog.links.filter((link) => link.from === key).map((link) => `  ${link.type} ${named(link.to)}`);
}

/** `requirement:family/R1` as `requirement R1`: the family of an example is only the name of its file. */
function named(key: string): string {
  const [kind, name = ''] = key.split(/:(.*)/s);
  return `${kind} ${kind === 'test' ? name : name.replace(/^.*\//, '')}`;
}
