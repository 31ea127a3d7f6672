// Numbers as documents write them: in digits, and the small ones in words.

const words = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
  ' ',
);

/** A pattern for the numbers that may stand in words: from two on, because "one" counts nothing; the longer before what they begin with. */
export const numberWords = words.slice(2).reverse().join('|');

/** The number that digits or a word mean. */
export function numberOf(text: string): number {
  const at = words.indexOf(text.toLowerCase());
  return at >= 0 ? at : Number(text);
}
