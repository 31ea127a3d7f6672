// A drawing that stands on a page of its own is shown where the link to that page is, once a reader has come near to it.
// Where it cannot be fetched the link stays.

/** How near, in screens. */
const near = '50%';

/** Watches every place of such a drawing on the page. */
export function showFigures(): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        show(target).catch(() => undefined);
      }
    },
    { rootMargin: near },
  );
  for (const place of document.querySelectorAll('[data-figure]')) watcher.observe(place);
}

async function show(place: Element): Promise<void> {
  const address = place.querySelector('a')?.href;
  const answer = address === undefined ? undefined : await fetch(address);
  if (!answer?.ok) return;
  // Its head has styles of its own, which the policy of this page would complain of.
  const [text = ''] = /<main[\s\S]*<\/main>/.exec(await answer.text()) ?? [];
  const drawing = new DOMParser().parseFromString(text, 'text/html').querySelector('#how-it-is-traced');
  if (drawing) place.replaceWith(...drawing.children);
}
