// What WCAG asks of a page and axe cannot see: each runs in the page, and returns one line for whatever is wrong.

/** Elements that can have the focus and show it in nothing, or are covered when they have it (2.4.7, 2.4.11). */
export function focusProblems(): string[] {
  const name = (element: Element) => element.outerHTML.slice(0, 120);
  (document.activeElement as HTMLElement | null)?.blur();
  const shown = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')].filter(
    (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
  );
  return shown.flatMap((element) => {
    const before = getComputedStyle(element).outline;
    element.focus();
    if (document.activeElement !== element) return [`takes no focus: ${name(element)}`];
    const { outline, outlineStyle, outlineWidth } = getComputedStyle(element);
    if (outline === before || outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return [`shows no focus: ${name(element)}`];
    // A link may take several lines, or lead out of a box that scrolls: it is enough to see a part of it.
    const hits = [...element.getClientRects()].flatMap(({ left, right, top, bottom }) => {
      const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      return [left + 4, (Math.max(left, 0) + Math.min(right, innerWidth)) / 2, right - 4].map((x) => document.elementFromPoint(x, y));
    });
    return hits.some((hit) => hit && (element.contains(hit) || hit.contains(element)))
      ? []
      : [`covered by ${hits.find((hit) => hit)?.outerHTML.slice(0, 120)}: ${name(element)}`];
  });
}

/** Whatever is wider than the window, other than tables, drawings and code, which scroll on their own (1.4.10). */
export function widthProblems(): string[] {
  const page = document.documentElement;
  const over = page.scrollWidth - page.clientWidth;
  const own = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible',
  );
  const wrong = own.filter((element) => !element.matches('pre, select, input') && !element.querySelector(':scope > table, :scope > svg, :scope > .canvas'));
  return [...(over > 0 ? [`the page by ${over} px`] : []), ...wrong.map((element) => element.outerHTML.slice(0, 120))];
}

/** Whatever moves, for a reader who wants nothing to. */
export function motionProblems(): string[] {
  const seconds = (list: string) => Math.max(...list.split(',').map(parseFloat));
  // What holds a drawing at its root for a moment moves nothing.
  return [...document.querySelectorAll(':not(.d-start)')].flatMap((element) =>
    ['', '::before', '::after'].flatMap((part) => {
      const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
      const moves = (animationName !== 'none' && seconds(animationDuration) > 0) || seconds(transitionDuration) > 0 || scrollBehavior === 'smooth';
      return moves ? [`${element.outerHTML.slice(0, 120)}${part}`] : [];
    }),
  );
}
