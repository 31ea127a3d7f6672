// When the network is free: the reader does not search, and the page loads nothing more.

/** So long after a key in a box for search, somebody may still wait for results on a bad network. */
const searchTakes = 3000;
/** A page that loads one thing after another has paused for so long when it is done. */
const pause = 1000;

/** Calls back with whether the reader searches now, when a search begins, and when it has been over for a while. */
export function whenSearching(tell: (searching: boolean) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const searched = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'search') return;
    if (timer === undefined) tell(true);
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      tell(false);
    }, searchTakes);
  };
  for (const type of ['focusin', 'input']) addEventListener(type, searched);
  // The page before may have been left in the midst of a search.
  tell(false);
}

/** Resolves when the page has loaded nothing for a moment and nobody searches. */
export function calm(): Promise<void> {
  return new Promise((resolve) => {
    let searching = false;
    let timer: ReturnType<typeof setTimeout>;
    const observer = new PerformanceObserver(() => wait());
    const wait = () => {
      clearTimeout(timer);
      if (searching) return;
      timer = setTimeout(() => {
        observer.disconnect();
        resolve();
      }, pause);
    };
    whenSearching((now) => {
      searching = now;
      wait();
    });
    observer.observe({ type: 'resource' });
  });
}
