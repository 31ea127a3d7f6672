// Findings that are new, fixed and unchanged. A finding about what was moved or renamed is the same finding.
import { compareFindings, finding, type Finding } from '../model/finding.ts';
import type { Changes } from './change.ts';
import type { Pair } from './pairs.ts';

interface Renames {
  pairs: readonly Pair[];
  moved: ReadonlyMap<string, string>;
  keyInHead(key: string): string;
}

/** Compares findings by what they say, as often as they say it. */
export function compareFindingsOf(base: readonly Finding[], head: readonly Finding[], renames: Renames): Changes['findings'] {
  const names = new Map(
    renames.pairs.filter(({ before, after }) => before.name !== after.name).map(({ before, after }) => [before.key, [before.name, after.name] as const]),
  );
  const before = Map.groupBy(base, (one) => fingerprintInHead(one, renames, names));
  const after = Map.groupBy(head, (one) => one.fingerprint);
  const beyond = (list: readonly Finding[] | undefined, known: number) => [...(list ?? [])].sort(compareFindings).slice(known);
  const added = [...after].flatMap(([fingerprint, same]) => beyond(same, before.get(fingerprint)?.length ?? 0));
  const fixed = [...before].flatMap(([fingerprint, same]) => beyond(same, after.get(fingerprint)?.length ?? 0));
  return { added: added.sort(compareFindings), fixed: fixed.sort(compareFindings), unchanged: head.length - added.length };
}

/** The fingerprint that a finding of the base would have in the head if nothing but names and places had changed. */
function fingerprintInHead(one: Finding, { moved, keyInHead }: Renames, names: ReadonlyMap<string, readonly [string, string]>): string {
  const file = moved.get(one.source.file) ?? one.source.file;
  const entities = one.entities.map(keyInHead);
  let message = one.message;
  for (const key of one.entities) {
    const [old, now] = names.get(key) ?? [];
    if (old && now !== undefined) message = message.replaceAll(old, () => now);
  }
  for (const [old, now] of moved) message = message.replaceAll(old, () => now);
  if (file === one.source.file && message === one.message && entities.every((key, index) => key === one.entities[index])) return one.fingerprint;
  return finding({ ...one, entities, message, source: { ...one.source, file } }).fingerprint;
}
