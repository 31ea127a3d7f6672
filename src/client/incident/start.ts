// Checkboxes that stay ticked for this incident on this device, and buttons that copy commands.
import { cleared, ticksFrom, timeline, toggled, type Ticks } from './ticks.ts';

const bar = document.querySelector<HTMLElement>('.incident-bar');
const status = bar?.querySelector('p');
const [copyAll, clear] = bar?.querySelectorAll('button') ?? [];
const steps = [...document.querySelectorAll<HTMLElement>('.step')];
const store = bar?.dataset['store'] ?? '';
let ticks: Ticks;

function make<K extends keyof HTMLElementTagNameMap>(tag: K, text: string, parts: Partial<HTMLElementTagNameMap[K]> = {}): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), parts);
  made.textContent = text;
  return made;
}

function load(): void {
  // A browser may refuse to remember anything: ticks then last as long as the page.
  try {
    ticks = ticksFrom(localStorage.getItem(store));
  } catch {
    ticks ??= { now: {} };
  }
}

function keep(changed: Ticks): void {
  ticks = changed;
  try {
    localStorage.setItem(store, JSON.stringify(ticks));
  } catch {}
  show();
}

function time(iso: string): string {
  return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
}

const boxes = steps.map((step, index) => {
  const what = step.querySelector<HTMLElement>('.what')!;
  const { entry = '', page = '' } = step.closest<HTMLElement>('.procedure')!.dataset;
  const box = make('input', '', { type: 'checkbox' });
  what.id = `what-${index}`;
  box.setAttribute('aria-labelledby', what.id);
  const at = make('small', '', { className: 'ticked-at' });
  box.onchange = () => {
    // Another tab may have ticked meanwhile.
    load();
    const [address] = new URL(`${page}#${step.id}`, location.href).href.split('?');
    keep(toggled(ticks, step.id, box.checked ? [new Date().toISOString(), what.textContent.trim().replace(/\s+/g, ' '), entry, address ?? ''] : undefined));
  };
  step.prepend(box);
  step.append(at);
  return { step, box, at };
});

function show(): void {
  for (const { step, box, at } of boxes) {
    const tick = ticks.now[step.id];
    box.checked = Boolean(tick);
    step.classList.toggle('ticked', Boolean(tick));
    at.textContent = tick ? `Done at ${time(tick[0])}` : '';
  }
  const all = Object.values(ticks.now).sort();
  const here = boxes.filter(({ box }) => box.checked).length;
  if (!status || !copyAll || !clear) return;
  status.textContent = all[0]
    ? `${here} of ${boxes.length} steps done here. Incident since ${time(all[0][0])}.`
    : ticks.last
      ? 'Ticks cleared.'
      : 'Tick what you have done: this device remembers when.';
  copyAll.hidden = !all[0];
  clear.hidden = !all[0] && !ticks.last;
  clear.textContent = all[0] ? 'New incident' : 'Undo';
  bar?.querySelector('pre')?.remove();
}

/** Without a secure connection there is no clipboard to write to: the text is selected and copied as by hand. */
async function copy(text: string, from: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection()?.selectAllChildren(from);
    document.execCommand('copy');
  }
}

if (bar && copyAll && clear) {
  clear.onclick = () => keep(cleared(ticks));
  copyAll.onclick = async () => {
    const shown = bar.querySelector('pre') ?? bar.appendChild(make('pre', '', { tabIndex: 0 }));
    shown.textContent = timeline(ticks);
    await copy(shown.textContent, shown);
    status!.textContent = 'Timeline copied.';
  };
  addEventListener('storage', () => {
    load();
    show();
  });
  load();
  show();
}

for (const pre of document.querySelectorAll<HTMLElement>('main pre:has(> code)')) {
  const frame = make('div', '', { className: 'command' });
  const button = make('button', 'Copy', { type: 'button' });
  pre.replaceWith(frame);
  frame.append(pre, button);
  button.onclick = async () => {
    await copy(pre.textContent, pre);
    button.textContent = 'Copied';
    button.onblur = () => (button.textContent = 'Copy');
  };
}
