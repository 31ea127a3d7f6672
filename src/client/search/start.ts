// On every page, and small: it opens search when somebody asks for it, and fetches it before, when the network has nothing else to do.

/** The rest of search, fetched once. */
const search = () => import('./search.ts');

const boxes = [...document.querySelectorAll<HTMLElement>('[data-search]')];
const opener = document.querySelector<HTMLAnchorElement>('a.search-open');
const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

function open(): void {
  const input = boxes[0]?.querySelector('input');
  if (input) input.focus();
  else void search().then(({ openDialog }) => openDialog());
}

opener?.addEventListener('click', (event) => {
  // A middle click and the like open the page of search in another tab.
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

for (const type of ['focus', 'pointerenter'] as const) opener?.addEventListener(type, () => void search().then(({ prepare }) => prepare()), { once: true });

addEventListener('keydown', (event) => {
  const combined = event.ctrlKey || event.metaKey;
  if (event.altKey || event.isComposing || event.defaultPrevented) return;
  const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(?:input|textarea|select)$/i.test(event.target.tagName));
  if (combined ? event.key.toLowerCase() !== 'k' : event.key !== '/' || typing) return;
  event.preventDefault();
  open();
});

// Where search is what people come for it is fetched at once, unless they asked to be sparing; elsewhere in a quiet moment.
const eager = boxes.filter((box) => box.dataset['search'] !== 'dialog');
for (const box of eager) {
  const start = () => void search().then(({ attach }) => attach(box));
  if (saves && new URLSearchParams(location.search).get('q') === null) box.addEventListener('focusin', start, { once: true });
  else start();
}
if (eager.length === 0 && !saves) {
  const quietly = () => void search().then(({ prepare }) => prepare());
  const idle = () => ('requestIdleCallback' in window ? requestIdleCallback(quietly, { timeout: 10_000 }) : setTimeout(quietly, 2000));
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
}
