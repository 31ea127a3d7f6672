// What sentences say about the thing that they stand below: "Shown by `x` and `y`. Comes from SBC-101."
import type { Block } from '../outline/blocks.ts';
import type { Run } from '../outline/inline.ts';
import { idsIn } from '../words/ids.ts';
import { anyTestName, suiteName } from '../words/names.ts';
import type { NamedTest } from './tests.ts';

/** The words before the names of the tests of a claim; what was shown once, or is not shown, is no claim. */
const shownBy =
  /(?:^|[\s(])(?:shown|verified|covered|tested|proved|proven|checked|exercised|demonstrated|guarded|asserted|confirmed|backed|guaranteed|held up|pinned)\s+(?:\w+ly\s+)?by\s*:?\s*(?:the\s+)?(?:(?:test|case|check)s?\s*:?\s*)?$/i;
const notShown = /\b(?:not|never|no longer|once|was|were|will|would|should|could|to be|until)\b/i;
/** What may stand between the names of one claim. */
const between = /^\s*(?:,|;|\/|\+|&|and|as well as|,\s*and|in|of|\(in|\()?\s*(?:the\s+)?(?:(?:test|case|suite)s?\s+)?$/i;

const comesFrom =
  /(?:^|[\s(])(?:comes?|deriv(?:es|ed)|follows|stems|traces?(?: back)?|traced(?: back)?)\s+(?:from|to)\s+|(?:^|[\s(])(?:implements|satisfies|fulfils|fulfills|required by)\s+/i;

/** The lines of blocks that hold sentences: paragraphs and the items of lists, each with its runs. */
function sentencesOf(blocks: readonly Block[]): (readonly Run[])[] {
  return blocks.flatMap((block) => {
    if (block.type === 'text') return [block.runs];
    return block.type === 'list' ? block.items.filter((item) => !item.field?.strong).map((item) => item.runs) : [];
  });
}

/** The tests that sentences say a claim is shown by, each with the suite that follows it. */
export function testsInProse(blocks: readonly Block[]): NamedTest[] {
  return sentencesOf(blocks).flatMap(testsShown);
}

function testsShown(runs: readonly Run[]): NamedTest[] {
  const tests: NamedTest[] = [];
  let sentence = '';
  let claims = false;
  for (const run of runs) {
    if (!run.code) {
      claims &&= between.test(run.text);
      sentence = (sentence + run.text).replace(/\s+/g, ' ').slice(-160);
      sentence = sentence.slice(sentence.search(/[^.!?]*$/));
      continue;
    }
    const words = sentence.trimEnd();
    const begins = shownBy.test(words) && !notShown.test(words);
    if (!claims && !begins) continue;
    claims = true;
    const suite = suiteName(run.text);
    const test = suite ? undefined : anyTestName(run.text);
    const last = tests.at(-1);
    if (suite && last) last.suite ??= suite;
    else if (test) tests.push({ ...test, line: run.line });
  }
  return tests;
}

/** The ids that sentences say a thing comes from. */
export function originsInProse(blocks: readonly Block[]): { id: string; line: number }[] {
  return sentencesOf(blocks).flatMap((runs) =>
    runs
      .filter((run) => !run.code)
      .flatMap((run) =>
        run.text.split('\n').flatMap((text, index) =>
          text.split(/(?<=[.!?])\s/).flatMap((sentence) => {
            const after = comesFrom.exec(sentence);
            const named = after
              ? /^[^,;:.!?]*(?:[.]\w[^,;:.!?]*)*(?:,\s*[A-Z][\w./-]*\d)*/.exec(sentence.slice(after.index + after[0].length))?.[0]
              : undefined;
            return named === undefined || notShown.test(sentence) ? [] : idsIn(named).map((id) => ({ id, line: run.line + index }));
          }),
        ),
      ),
  );
}
