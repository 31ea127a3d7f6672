// "Adding support for a new backend", "removed metrics": conditions as documents word them, held against what changed.
import type { Entity } from '../model/catalog.ts';
import type { Changes, Named } from './change.ts';

/** The words by which conditions mean a kind of entity. */
const nouns: [RegExp, Entity['kind'][]][] = [
  [/\brequirements?\b/i, ['requirement', 'requirement-group']],
  [/\binvariants?\b/i, ['invariant', 'invariant-group']],
  [/\b(?:scenarios?|failure modes?|fault types?)\b/i, ['scenario']],
  [/\bsmoke[- ]tests?\b/i, ['smoke-test']],
  [/(?<!smoke[- ])\b(?:tests?|test (?:cases?|patterns?))\b(?! (?:stability|results?))/i, ['test']],
  [/\b(?:test )?suites?\b/i, ['suite']],
  [/\b(?:metrics?|metric labels?|labels?|contracts?)\b/i, ['metric']],
  [/\balerts?\b/i, ['alert']],
  [/\brunbooks?\b/i, ['runbook']],
  [/\bbackends?\b/i, ['backend']],
  [/\bdashboards?\b/i, ['dashboard', 'panel']],
];

/** The words by which conditions mean what happens to it. A change is anything that happens. */
const events: [RegExp, (keyof Changes['entities'])[], string][] = [
  [/\b(?:new|add(?:s|ed|ing)?|introduc\w+)\b/i, ['added'], 'new'],
  [/\b(?:remov\w+|delet\w+|deprecat\w+)\b/i, ['removed'], 'removed'],
  [/\b(?:chang\w+|updat\w+|modif\w+|renam\w+)\b/i, ['changed', 'renamed', 'added', 'removed'], 'changed'],
];

/**
 * What of a condition this change meets, in words; nothing when it meets none of it.
 * @param strictly what is new or gone does not count as changed
 */
export function conditionsMet(text: string, changes: Pick<Changes, 'entities'>, strictly = false): string[] {
  // Each part of an enumeration is a condition of its own: "new metrics, changed labels, removed metrics".
  return text.split(/[;,.()]|\b(?:and|or)\b/).flatMap((clause) => {
    const met = events.find(([word]) => word.test(clause));
    const kinds = nouns.filter(([word]) => word.test(clause)).flatMap(([, all]) => all);
    if (!met || kinds.length === 0) return [];
    const [, all, what] = met;
    const lists = strictly && what === 'changed' ? all.filter((list) => list === 'changed' || list === 'renamed') : all;
    const names = [
      ...new Set(
        lists
          .flatMap((list) => entitiesIn(changes, list))
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ id, name }) => id ?? name),
      ),
    ];
    return names.length > 0 ? [`"${clause.trim()}": ${what} here ${names.length === 1 ? 'is' : 'are'} ${listed(names)}`] : [];
  });
}

function entitiesIn({ entities }: Pick<Changes, 'entities'>, list: keyof Changes['entities']): Named[] {
  if (list === 'added' || list === 'removed') return entities[list];
  return entities[list].map(({ after }) => after);
}

function listed(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
