// Every reader asks the same questions of the same outline: each is answered once.

/** A function of one object that answers from memory when it is asked about the same object again. */
export function remembered<A extends object, R>(answer: (about: A) => R): (about: A) => R {
  const answers = new WeakMap<A, R>();
  return (about) => {
    const known = answers.get(about);
    if (known !== undefined) return known;
    const found = answer(about);
    answers.set(about, found);
    return found;
  };
}
