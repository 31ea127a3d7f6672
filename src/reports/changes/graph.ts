// A small diagram of what changed, in the Mermaid that GitHub and GitLab draw themselves.
import { followingLinks, type Changes, type Named } from '../../changes/change.ts';
import { label } from './inert.ts';

/**
 * What was added, removed and changed with the links that came and went; nothing when no link changed.
 * @param most nodes that are drawn
 */
export function changeGraph({ entities, links }: Changes, nameOf: (key: string) => string, most: number): string[] {
  const state = new Map<string, string>();
  const mark = (list: readonly Named[], as: string) => list.forEach(({ key }) => state.set(key, as));
  mark(
    entities.changed.map(({ after }) => after),
    'changed',
  );
  mark(
    entities.renamed.map(({ after }) => after),
    'changed',
  );
  mark(entities.added, 'added');
  mark(entities.removed, 'removed');
  const edges = [...links.removed.map((link) => ({ ...link, gone: true })), ...links.added.map((link) => ({ ...link, gone: false }))].filter(
    ({ type }) => !followingLinks.has(type),
  );
  const nodes = new Map<string, string>();
  const drawn = edges.filter(({ from, to }) => {
    const fresh = [from, to].filter((key) => !nodes.has(key));
    if (nodes.size + fresh.length > most) return false;
    for (const key of fresh) nodes.set(key, `n${nodes.size}`);
    return true;
  });
  if (drawn.length === 0) return [];
  return [
    'flowchart LR',
    ...[...nodes].map(([key, id]) => `  ${id}["${label(nameOf(key))}"]${state.has(key) ? `:::${state.get(key)}` : ''}`),
    ...drawn.map(({ from, to, type, gone }) => `  ${nodes.get(from)} ${gone ? `-. "no longer ${type}" .->` : `-- "${type}" -->`} ${nodes.get(to)}`),
    '  classDef added stroke:#1a7f37,stroke-width:2px',
    '  classDef removed stroke:#cf222e,stroke-width:2px,stroke-dasharray:4',
    '  classDef changed stroke:#9a6700,stroke-width:2px',
  ];
}
