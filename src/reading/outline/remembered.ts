// Every reader asks the same questions of the same outline: each is answered once.

/** A function of one object that answers from memory when it is asked about the same object again. */
export function remembered<A extends object, R>(answer: (about: A) => R): (about: A) => R {
  const answers = new WeakMap<A, R>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined || answers.has(about)) return known as R;
    const found = answer(about);
    answers.set(about, found);
    return found;
  };
}

/** More texts than this are not kept, and no longer ones: those of a document are asked about together. */
const mostTexts = 4000;
const longestText = 1000;

/** A function of a text that answers from memory when it was asked about the same text a short while ago. */
export function rememberedText<R>(answer: (text: string) => R): (text: string) => R {
  const answers = new Map<string, R>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as R;
    const found = answer(text);
    if (text.length > longestText) return found;
    if (answers.size >= mostTexts) answers.clear();
    answers.set(text, found);
    return found;
  };
}
