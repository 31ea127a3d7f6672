// How wide a text is, known without a browser, so that the same text gives the same drawing on every machine.

/** Advance widths of Roboto Regular, in thousandths of the font's size, for U+0020 to U+007E (from @fontsource/roboto). */
const latin = [
  248, 258, 320, 616, 562, 732, 622, 175, 342, 348, 431, 567, 197, 276, 264, 413, 562, 562, 562, 562, 562, 562, 562, 562, 562, 562, 242, 211, 508, 549, 523,
  473, 898, 652, 623, 651, 656, 568, 553, 681, 713, 272, 552, 627, 539, 873, 713, 688, 631, 688, 616, 594, 597, 648, 637, 887, 627, 601, 599, 265, 411, 265,
  418, 451, 309, 544, 562, 523, 564, 530, 348, 562, 551, 243, 239, 507, 243, 877, 552, 570, 562, 568, 339, 516, 327, 551, 484, 751, 496, 473, 496, 338, 244,
  338, 680,
];

/** What other scripts take on the average: an estimate, which `textLength` makes true. */
const others: readonly (readonly [RegExp, number])[] = [
  [/^(?:\p{Extended_Pictographic}|\p{Regional_Indicator})/u, 1250],
  [/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff00-\uff60\u3000-\u303f]/u, 1000],
  [/^[\p{Script=Arabic}\p{Script=Hebrew}]/u, 500],
  [/^[\p{M}\u200b-\u200f\ufe0f]/u, 0],
  [/^\p{Lu}/u, 690],
];
const ordinary = 570;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a text as a reader counts them. */
export function graphemesOf(text: string): string[] {
  // Most names are plain, and the segmenter is slow.
  return /^[\x20-\x7e]*$/.test(text) ? [...text] : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * @param size of the font, in pixels
 * @returns pixels
 */
export function widthOf(text: string, size: number): number {
  const units = graphemesOf(text).reduce((sum, grapheme) => sum + unitsOf(grapheme), 0);
  return (units * size) / 1000;
}

function unitsOf(grapheme: string): number {
  return latin[grapheme.charCodeAt(0) - 32] ?? others.find(([pattern]) => pattern.test(grapheme))?.[1] ?? ordinary;
}
