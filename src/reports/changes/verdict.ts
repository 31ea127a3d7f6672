// The first line of every report on a change: is something worse, and what.
import { isEmpty, type Changes } from '../../changes/change.ts';
import { lossesOf } from '../../changes/ratchet.ts';
import { severities } from '../../model/finding.ts';

/** `1 new error, coverage lost for 2 claims; 3 findings fixed`. */
export function verdictOf(changes: Changes): { worse: boolean; text: string } {
  const { findings, coverage } = changes;
  const bad = severities.flatMap((severity) => {
    const count = findings.added.filter((one) => one.severity === severity).length;
    return count > 0 ? [`${count} new ${plural(severity, count)}`] : [];
  });
  const claims = (list: typeof coverage) => new Set(list.map(({ entity }) => entity.key)).size;
  const lost = claims(lossesOf(changes));
  if (lost > 0) bad.push(`coverage lost for ${lost} ${plural('claim', lost)}`);
  const fixed = findings.fixed.length > 0 ? [`${findings.fixed.length} ${plural('finding', findings.fixed.length)} fixed`] : [];
  if (bad.length > 0) return { worse: true, text: [bad.join(', '), ...fixed].join('; ') };
  if (isEmpty(changes)) return { worse: false, text: 'no claim, link, coverage or finding changes' };
  return { worse: false, text: ['nothing gets worse', ...fixed].join('; ') };
}

/** The verdict as a sentence of its own. */
export function verdictSentence(changes: Changes): string {
  const { text } = verdictOf(changes);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A word in the number that a count asks for. */
export function plural(word: string, count: number): string {
  if (count === 1) return word;
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}
