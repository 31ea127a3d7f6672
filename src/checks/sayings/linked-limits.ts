// A scenario and the requirement that it comes from, each with a time: "within 5 seconds" here, "within 2 seconds" there.
import type { Entity } from '../../model/catalog.ts';
import { placeOf, type Source } from '../../model/source.ts';
import { secondsOf, spokenDuration } from '../../reading/words/measures.ts';
import { wordsOf } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';
import { homeOf, placeOfField, titleOf, type Subject } from '../subject.ts';

interface Bound {
  seconds: number;
  text: string;
  words: ReadonlySet<string>;
  source: Source;
}

/** Every scenario that allows another time than its requirement for what both describe in the same words. */
export function* linkedLimits(subject: Subject): Generator<Found> {
  for (const scenario of subject.of('scenario')) {
    const own = (scenario.fields.expected ?? []).flatMap((text) => boundsIn(text, placeOfText(subject, placeOfField(scenario, 'expected'), text)));
    if (own.length === 0) continue;
    for (const link of subject.from(scenario.key, 'related')) {
      const requirement = subject.get(link.to);
      if (requirement?.kind !== 'requirement') continue;
      const theirs = boundsIn(requirement.fields.statement ?? requirement.name, placeOfStatement(requirement));
      for (const bound of theirs) {
        const alike = own.filter((one) => one.words.intersection(bound.words).size >= 3);
        const [other] = alike;
        if (!other || alike.some((one) => one.seconds === bound.seconds)) continue;
        yield {
          message: `${titleOf(scenario)}: "${other.text}" here, and "${bound.text}" in ${placeOf(bound.source)} for ${requirement.id ?? requirement.name}`,
          source: other.source,
          entities: [scenario.key, requirement.key],
          related: [{ ...bound.source, message: bound.text }],
        };
      }
    }
  }
}

const shape =
  /\b(?:within|in under|in less than|at most|no (?:more|longer) than|under|below|up to)\s+((?:\d+(?:\.\d+)?|[a-z]+)[ -]?(?:ms|s|secs?|seconds?|mins?|minutes?|h|hours?)\b)/gi;

function boundsIn(text: string, source: Source): Bound[] {
  return [...text.matchAll(shape)].flatMap(([said, amount = '']) => {
    const duration = spokenDuration(amount);
    const words = new Set(wordsOf(text.replace(said, ' ')).filter((word) => word.length > 2));
    return duration === undefined ? [] : [{ seconds: secondsOf(duration), text: said, words, source }];
  });
}

function placeOfStatement(requirement: Entity<'requirement'>): Source {
  return requirement.fields.statement === undefined ? homeOf(requirement) : placeOfField(requirement, 'statement');
}

/** The line of an item among those that follow the place of its list. */
function placeOfText(subject: Subject, { file, line }: Source, text: string): Source {
  const start = text.slice(0, 24);
  const bare = (one: string) => one.replaceAll(/[`*_]/g, '');
  const at = subject
    .lines(file)
    .slice(line - 1, line + 40)
    .findIndex((one) => bare(one).includes(start));
  return { file, line: at < 0 ? line : line + at };
}
