// Finding a node by its name or id.
import { kindWords, type EntityNode } from '../graph.ts';

const mostFound = 12;

/** The nodes that a person may mean, the likeliest first: the name itself, its beginning, the beginning of a word, every word somewhere. */
export function findNodes(nodes: readonly EntityNode[], typed: string): EntityNode[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const words = wanted.split(' ');
  const ranked = nodes.flatMap((node) => {
    const rank = rankOf(node, wanted, words);
    return rank === undefined ? [] : [{ node, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.node.title.length - b.node.title.length)
    .slice(0, mostFound)
    .map(({ node }) => node);
}

function rankOf({ title, id, kind }: EntityNode, wanted: string, words: readonly string[]): number | undefined {
  const name = plain(title);
  if (name === wanted || (id !== undefined && plain(id) === wanted) || name.startsWith(`${wanted} `)) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  const all = `${name} ${id ? plain(id) : ''} ${kindWords(kind)}`;
  return words.every((word) => all.includes(word)) ? 3 : undefined;
}

/** Small letters, and identifiers as words: a person types either. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_:/-]+/g, ' ')
    .trim();
}
