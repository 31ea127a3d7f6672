// Numbers as documents write them: in digits, and the small ones in words.

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A pattern for the numbers that may stand in words: from two on, because "one" counts nothing. */
export const numberWords = words.slice(2).join('|');

/** The number that digits or a word mean. */
export function numberOf(text: string): number {
  const at = words.indexOf(text.toLowerCase());
  return at >= 0 ? at : Number(text);
}
