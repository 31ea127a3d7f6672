import { compareSources } from '../../model/source.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { isAbout } from '../../reading/shapes/walk.ts';
import { durationRange } from '../../reading/words/measures.ts';
import { linesOf } from '../lines.ts';
import type { Rule } from '../rule.ts';
import { homeOf, placeOfField } from '../subject.ts';

interface Limit {
  seconds: number;
  line: number;
  file: string;
  total: boolean;
  /** It is said of smoke tests, not of just any test. */
  smoke: boolean;
}

/** Places that say the same: more tell a reader no more. */
const mostPlaces = 10;

export const smokeTooSlow: Rule = {
  id: 'smoke-too-slow',
  severity: 'warning',
  meaning: 'A smoke test takes longer than the limit that its own document sets.',
  why: 'A smoke set that takes too long is not run when it matters.',
  example: '**Duration**: ~60-90 seconds   (elsewhere on the page: "Test must run in < 60 seconds")',
  mend: 'Make the test faster, take it out of the set, or raise the limit.',
  *check(subject) {
    const elsewhere = subject.readings.flatMap((reading) => limitsOf(reading).filter((limit) => !limit.total && limit.smoke)).slice(0, mostPlaces + 1);
    for (const reading of subject.readings) {
      const smokes = subject.inFile('smoke-test', reading.path).filter((smoke) => homeOf(smoke).file === reading.path && smoke.fields.durationSeconds);
      if (smokes.length === 0) continue;
      const limits = limitsOf(reading);
      const each = limits.find((limit) => !limit.total) ?? elsewhere[0];
      for (const smoke of smokes) {
        const longest = smoke.fields.durationSeconds?.[1] ?? 0;
        if (!each || longest <= each.seconds) continue;
        yield {
          message: `"${smoke.name}" takes up to ${longest} s, over the limit of ${each.seconds} s a test`,
          source: placeOfField(smoke, 'durationSeconds'),
          entities: [smoke.key],
          related: [
            { file: each.file, line: each.line, message: `the limit: ${each.seconds} s` },
            ...elsewhere
              .filter((limit) => limit.file !== reading.path && limit.seconds < longest)
              .slice(0, mostPlaces)
              .map(({ file, line, seconds }) => ({ file, line, message: `${seconds} s a smoke test, here too` })),
          ],
        };
      }
      const total = limits.find((limit) => limit.total);
      const [low, high] = smokes.reduce(
        ([a, b], smoke) => [a + (smoke.fields.durationSeconds?.[0] ?? 0), b + (smoke.fields.durationSeconds?.[1] ?? 0)],
        [0, 0],
      );
      if (!total || high <= total.seconds) continue;
      yield {
        message: `the whole set should take at most ${total.seconds} s, but the ${smokes.length} declared durations add up to ${low === high ? low : `${low}-${high}`} s`,
        source: { file: total.file, line: total.line },
        entities: smokes.map((smoke) => smoke.key),
        related: smokes
          .map((smoke) => ({ ...placeOfField(smoke, 'durationSeconds'), message: `${smoke.fields.durationSeconds?.join('-')} s` }))
          .sort(compareSources),
      };
    }
  },
};

/** "Run quickly (< 2 minutes total)", "Test must run in < 60 seconds". */
function limitsOf({ outline, path }: DocumentReading): Limit[] {
  return linesOf(outline).flatMap(({ type, section, lines }) => {
    if (type === 'field') return [];
    return lines.flatMap(({ text, line }) => {
      if (
        !/\d/.test(text) ||
        !/\b(?:must|should|quickly|limit|budget|at most|too slow|finish(?:es)?|takes?|together|altogether|in total|completes?)\b/i.test(text)
      )
        return [];
      const before = /(?:<|≤|under|below|less than|at most|within|(?:no|not) (?:more|longer) than)\s*\d+\s*(?:s|sec|seconds?|m|min|minutes?)\b/i.exec(
        text,
      )?.[0];
      const after = /\b(\d+\s*(?:s|sec|seconds?|m|min|minutes?)) (?:or (?:less|faster|under)|at (?:the )?most)\b/i.exec(text)?.[1];
      const bound = before ?? (after && `< ${after}`);
      const range = bound && durationRange(bound.replace(/under|below|less than|at most|within|(?:no|not) (?:more|longer) than/i, '<'));
      const smoke = /\bsmoke\b/i;
      return range
        ? [
            {
              seconds: range[1],
              line,
              file: path,
              total: /\b(?:total|all|whole|set|together|altogether)\b/i.test(text),
              smoke: isAbout(section, smoke) || smoke.test(text),
            },
          ]
        : [];
    });
  });
}
