// Where things are said to stand, they stand: an entity's name or id on each line that is its source, a text of it on the
// line that is given for it or in the list below.
import type { Catalog, Entity } from '../../src/model/catalog.ts';
import type { Source } from '../../src/model/source.ts';

/** Lines as they are written, and without the marks that keep Markdown or YAML from meaning something. */
function plainLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => {
    const bare = line.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\s+/g, ' ');
    return `${line} ${line.replaceAll("''", "'")} ${bare}`;
  });
}

/** Links that a test may tie as well as words do: they stand where the test is named. */
const tied = new Set(['related', 'guides']);

/**
 * The places of a catalog at which something else stands, one a line.
 * @param texts the documents by their paths; what they say of an entity begins with "Then"
 * @param isSaid is this entity one that the documents name by itself?
 */
export function misplaced({ entities, links }: Catalog, texts: Readonly<Record<string, string>>, isSaid: (key: string) => boolean): string[] {
  const lines = new Map(Object.entries(texts).map(([path, text]) => [path, plainLines(text)]));
  const at = ({ file, line }: Source) => lines.get(file)?.[line - 1] ?? '';
  const listBelow = ({ file, line }: Source) => {
    const below = lines.get(file)?.slice(line) ?? [];
    const end = below.findIndex((one) => /^\s*(?:[-*] +)?(?:\*\*|__)|^#/.test(one));
    return below.slice(0, end < 0 ? undefined : end).join('\n');
  };
  const said = entities.filter(({ key, kind }) => isSaid(key) && kind !== 'dashboard');
  const byKey = new Map(said.map((entity) => [entity.key, entity]));
  const names = (line: string, entity: Entity | undefined) =>
    entity !== undefined && (line.includes(entity.name) || (entity.id !== undefined && line.includes(entity.id)));
  const wrong: string[] = [];
  for (const entity of said) {
    for (const source of entity.sources) if (!names(at(source), entity)) wrong.push(`${entity.key} at ${source.file}:${source.line}: ${at(source)}`);
    for (const [field, value] of Object.entries(entity.fields)) {
      const words = [value].flat().filter((one) => typeof one === 'string' && one.startsWith('Then ')) as string[];
      const places = entity.provenance[field] ?? [];
      const holds = (word: string, place: Source) =>
        names(at(place), entity) || at(place).includes(word) || (/:[*_]*\s*$/.test(at(place)) && listBelow(place).includes(word));
      for (const word of words)
        if (!places.some((place) => holds(word, place)))
          wrong.push(`${entity.key} ${field} "${word}" at ${places.map((place) => `${place.file}:${place.line}: ${at(place)}`).join(', ')}`);
    }
  }
  for (const { from, to, type, source } of links) {
    const ends = [byKey.get(from), byKey.get(to)];
    if (!tied.has(type) && ends.every((end) => end !== undefined) && !ends.some((end) => names(at(source), end)))
      wrong.push(`${from} ${type} ${to} at ${source.file}:${source.line}: ${at(source)}`);
  }
  return wrong;
}
