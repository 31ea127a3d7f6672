// The rows of the page on a change: one for each thing that differs, old beside new.
import { followingLinks, type Named } from '../changes/change.ts';
import { beforeAndAfter } from '../reports/changes/values.ts';
import type { Link } from '../model/link.ts';
import type { Entity } from '../model/catalog.ts';
import type { Preview } from './preview.ts';
import type { Site } from './site.ts';

export interface ChangeRow {
  subject: Pick<Named, 'key' | 'kind' | 'id' | 'name'>;
  what: string;
  before: string;
  after: string;
}

/** Everything that was removed, added, renamed, said differently or tied differently. */
export function changeRows(site: Site, { changes: { entities, links } }: Preview): ChangeRow[] {
  const gone = new Map(
    [...entities.removed, ...entities.renamed.map(({ before }) => before), ...entities.changed.map(({ before }) => before)].map((one) => [one.key, one]),
  );
  const known = (key: string): ChangeRow['subject'] =>
    site.find(key) ?? gone.get(key) ?? { key, kind: key.slice(0, key.indexOf(':')) as Entity['kind'], name: key.slice(key.search(/[/:][^/:]*$/) + 1) };
  const nameOf = ({ id, name }: Pick<Named, 'id' | 'name'>) =>
    [id, name].filter((part, index, all) => part !== undefined && all.indexOf(part) === index).join(' ');
  const tied = (list: readonly Link[], side: 'before' | 'after') =>
    list
      .filter(({ type }) => !followingLinks.has(type))
      .map(({ from, type, to }): ChangeRow => ({ subject: known(from), what: type, before: '', after: '', [side]: nameOf(known(to)) }));
  return [
    ...entities.removed.map((subject) => ({ subject, what: 'removed', before: nameOf(subject), after: '' })),
    ...entities.added.map((subject) => ({ subject, what: 'new', before: '', after: nameOf(subject) })),
    ...entities.renamed.map(({ before, after }) => ({ subject: after, what: 'name', before: nameOf(before), after: nameOf(after) })),
    ...entities.changed.flatMap(({ after: subject, fields }) =>
      fields.map((field) => {
        const [before, after] = beforeAndAfter(field);
        return { subject, what: field.field, before, after };
      }),
    ),
    ...tied(links.removed, 'before'),
    ...tied(links.added, 'after'),
  ];
}

/** The pages that a reviewer can walk through: those of everything that is new or changed, documents first. */
export function changedPages(site: Site): Entity[] {
  const marked = site.entities.filter(({ key }) => site.markOf(key) !== undefined);
  return [...marked.filter(({ kind }) => kind === 'document'), ...marked.filter(({ kind }) => kind !== 'document')];
}
