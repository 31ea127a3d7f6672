// Which kind of thing answers which kind of question.
import type { EntityKind } from '../model/fields.ts';
import { isStopWord } from './english.ts';

/** Somebody who types words has an incident or a question: alerts, entries and scenarios answer it before tests and panels. */
const ofKind: Partial<Record<EntityKind, number>> = {
  runbook: 1.25,
  alert: 1.2,
  scenario: 1.2,
  'smoke-test': 1.05,
  backend: 0.9,
  concept: 0.9,
  'requirement-group': 0.95,
  'invariant-group': 0.95,
  metric: 0.85,
  test: 0.7,
  panel: 0.7,
  dashboard: 0.7,
  suite: 0.7,
};

/** How likely a kind answers whatever is asked. */
export function weightOf(kind: EntityKind): number {
  return ofKind[kind] ?? 1;
}

/** The words by which people ask for one kind rather than another, where its name is not the only one. */
const words: Partial<Record<EntityKind, string>> = {
  alert: 'alert alarm page',
  concept: 'concept equivalent counterpart version',
  runbook: 'runbook procedure',
  test: 'test case',
  'smoke-test': 'smoke test',
  term: 'term word meaning',
};

/** The words that ask for a kind. */
export function kindWords(kind: EntityKind): string {
  return words[kind] ?? kind.replaceAll('-', ' ');
}

/** The words that name what is looked for: "alert for slow processing", "which metric counts", "tenant isolation test". */
const namesOfKinds: readonly [RegExp, readonly EntityKind[]][] = [
  [/^(?:alert|alarm)s?$/, ['alert']],
  [/^(?:runbook|playbook)s?$/, ['runbook']],
  [/^tests?$/, ['test']],
  [/^suites?$/, ['suite']],
  [/^(?:dashboard|panel|chart)s?$/, ['panel', 'dashboard']],
  [/^(?:metric|counter|gauge)s?$/, ['metric']],
  [/^scenarios?$/, ['scenario']],
  [/^requirements?$/, ['requirement', 'requirement-group']],
  [/^(?:invariant|guarantee)s?$/, ['invariant', 'invariant-group']],
  [/^(?:task|todo)s?$/, ['task']],
  [/^process(?:es)?$/, ['process']],
  [/^(?:guide|document|doc|page|procedure|command|template)s?$|^documentation$/, ['document']],
  [/^(?:equivalent|counterpart)s?$/, ['concept']],
];

/** After these words it is said what the thing that is looked for is about. */
const aboutWords = new Set('for of that which about on to when with in if by counting during behind'.split(' '));
/** Before these a kind is no longer what is looked for: "scenarios without tests". */
const notLookedFor = new Set('without no the a all smoke'.split(' '));

const procedures = new Set<EntityKind>(['process', 'review-trigger', 'task', 'document']);
const behaviours = new Set<EntityKind>(['scenario', 'requirement', 'requirement-group', 'invariant', 'invariant-group', 'term', 'concept']);

/** "When do we", "how often", "what do I": somebody asks for a procedure. */
const asksHow = new RegExp(
  [
    'how (?:do|to|can|should|must|often|fast|soon|is|are)',
    'when (?:do|should|must|are|is)',
    'whom?',
    'where (?:do|can|should|is|are)',
    'what (?:do|should|must|can|else|now|has|have|to)',
    '(?:do|should|must|can) (?:i|we)',
  ]
    .map((form) => String.raw`\b${form}\b`)
    .join('|'),
  'i',
);
/** "What happens when", "does it", "why": somebody asks how the system behaves. */
const asksWhat = /\b(?:what happens|what if|why|does|is|are|can|will|difference|vs)\b/i;

/** What a query asks for. */
export interface Asked {
  /** How likely a kind answers it. */
  weightOf: (kind: EntityKind) => number;
}

/** What kind of answer the words of a query ask for: more likely, never required. */
export function askedIn(query: string): Asked {
  const how = asksHow.test(query);
  const what = !how && asksWhat.test(query);
  const kinds = how ? undefined : kindsNamed(query);
  return {
    weightOf: (kind) => {
      const weight = weightOf(kind);
      if (kinds) return kinds.includes(kind) ? weight * 3 : weight;
      if (how) return procedures.has(kind) ? weight * 1.8 : kind === 'runbook' ? weight * 1.3 : weight;
      return what && behaviours.has(kind) ? weight * 1.6 : weight;
    },
  };
}

/** The kinds that a query names as what is looked for. */
function kindsNamed(query: string): readonly EntityKind[] | undefined {
  const said = query.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const telling = said.flatMap((word, index) => (isStopWord(word) ? [] : index));
  if (telling.length < 2) return undefined;
  return telling
    .map((index, number) => {
      const [before = '', word = '', after = ''] = [said[index - 1], said[index], said[index + 1]];
      const first = number === 0 && (aboutWords.has(after) || before === 'which' || before === 'what');
      const last = number === telling.length - 1;
      return (first || last) && !notLookedFor.has(before) ? namesOfKinds.find(([form]) => form.test(word))?.[1] : undefined;
    })
    .find((kinds) => kinds !== undefined);
}
