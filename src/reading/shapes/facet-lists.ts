// Coverage matrices written as lists: `- FLT.SIP.01 Flood from one trunk: C+ M+ A- B-`, or with the words in full.
import type { Reader, Reading } from '../context.ts';
import { stated } from '../fact.ts';
import { plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { isId } from '../words/ids.ts';
import { facetOf } from '../words/status.ts';
import { titleText } from '../words/text.ts';
import { isScenarioId } from './sections.ts';
import { allBlocks } from './walk.ts';

type Facet = 'tests' | 'metrics' | 'alerts' | 'dashboards';
type State = 'covered' | 'partial' | 'none';

const facets: readonly [Facet, RegExp][] = [
  ['tests', /^(?:tests?|(?:test )?cases?)$/i],
  ['metrics', /^metrics?$/i],
  ['alerts', /^(?:alerts?|alert rules?|rules?)$/i],
  ['dashboards', /^(?:dashboards?|boards?|panels?|graphs?)$/i],
];

/** Reads the items that give an id, a title, and for at least two facets whether they are there. */
export const readFacetLists: Reader = (reading) => {
  const letters = lettersIn(reading);
  for (const section of reading.outline.sections)
    for (const block of allBlocks(section.blocks))
      if (block.type === 'list') for (const item of block.items) readItem(reading, section, plain(item.runs), item.line, letters);
};

/** What single letters stand for, where the document says so: "its case (C), metric (M) and alert (A)", "C = case". */
function lettersIn(reading: Reading): ReadonlyMap<string, Facet> {
  const letters = new Map<string, Facet>();
  for (const section of reading.outline.sections) {
    for (const block of section.blocks) {
      if (block.type !== 'text') continue;
      const text = plain(block.runs);
      if (!/\([A-Z]\)|\b[A-Z]\s*=/.test(text)) continue;
      const pairs = [
        ...[...text.matchAll(/(\p{L}+)\s+\(([A-Z])\)/gu)].map(([, word = '', letter = '']) => ({ word, letter })),
        ...[...text.matchAll(/(?<!\w)([A-Z])\s*=\s*(?:an?\s+)?(\p{L}+)/gu)].map(([, letter = '', word = '']) => ({ word, letter })),
      ];
      for (const { word, letter } of pairs) {
        const facet = facetNamed(word);
        if (facet && !letters.has(letter)) letters.set(letter, facet);
      }
    }
  }
  return letters;
}

function facetNamed(word: string): Facet | undefined {
  return facets.find(([, shape]) => shape.test(word))?.[0];
}

function readItem(reading: Reading, section: Section, text: string, line: number, letters: ReadonlyMap<string, Facet>): void {
  const [, id = '', title = '', said = ''] = /^(\S{2,40}?):?\s+(?:[-–—]\s+)?(?:(\S.*?)\s*)?[:–—]\s+(\S.*)$/.exec(text) ?? [];
  if (!isId(id) || !isScenarioId(id)) return;
  const claims = claimsIn(said, letters);
  if (claims.size < 2) return;
  const source = reading.at(line);
  const after = /[.;]\s+(\S.*)$/.exec(said)?.[1];
  reading.add({
    kind: 'scenario',
    id,
    ...(title === '' ? {} : { name: titleText(title) }),
    // A line with marks speaks of what another page describes; where none does, it is all there is.
    refers: true,
    source,
    mentions: [],
    fields: {
      coverage: stated(Object.fromEntries(claims), source),
      comments: stated(after, source),
      category: stated(section.level > 1 ? section.name : undefined, source),
    },
  });
}

/** The facets that a line speaks of, each with its state: `C+ A-`, `tests yes, alerts: none`. */
function claimsIn(text: string, letters: ReadonlyMap<string, Facet>): Map<Facet, State> {
  const claims = new Map<Facet, State>();
  const claimed = text.replace(/[.;]\s.*$/s, '').replace(/\.$/, '');
  const signs = claimed.split(/[\s,]+/).map((part) => /^([A-Z])\s*([+\-−–✓✔✗✘±~✅❌])\uFE0F?$/u.exec(part));
  if (signs.length > 1 && signs.every((sign) => sign !== null && letters.has(sign[1] ?? ''))) {
    for (const sign of signs) claims.set(letters.get(sign?.[1] ?? '') as Facet, stateOf(sign?.[2] ?? ''));
    return claims;
  }
  const parts = claimed.split(/\s*[,|·]\s*/).map((part) => /^([A-Za-z]+(?: [a-z]+)?)\s*[:=]?\s+(\S+)$/.exec(part) ?? /^(no)\s+([a-z]+)$/i.exec(part));
  for (const part of parts) {
    const [, first = '', second = ''] = part ?? [];
    const negated = /^no$/i.test(first);
    const facet = facetNamed(negated ? second : first);
    const state = negated ? 'none' : (signState.get(second) ?? facetOf(second));
    if (!facet || !state) return new Map();
    claims.set(facet, state);
  }
  return claims;
}

const signState: ReadonlyMap<string, State> = new Map([
  ['+', 'covered'],
  ['✓', 'covered'],
  ['✔', 'covered'],
  ['✅', 'covered'],
  ['-', 'none'],
  ['−', 'none'],
  ['–', 'none'],
  ['✗', 'none'],
  ['✘', 'none'],
  ['❌', 'none'],
]);

/** A sign that says neither yes nor no says that it is there in part. */
function stateOf(sign: string): State {
  return signState.get(sign) ?? 'partial';
}
