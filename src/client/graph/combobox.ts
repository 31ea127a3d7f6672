// A field with suggestions, after the combobox pattern of the ARIA Authoring Practices.
import { kindWords, type EntityNode } from '../../graph/graph.ts';
import { make } from './make.ts';

export interface Combobox {
  /** Shows a name, or nothing, without asking for suggestions. */
  set: (text: string) => void;
}

/**
 * @param suggest what a typed text may mean
 * @param pick told what was chosen; nothing when the field was emptied
 */
export function combobox(
  input: HTMLInputElement,
  list: HTMLElement,
  suggest: (typed: string) => EntityNode[],
  pick: (node: EntityNode | undefined) => void,
): Combobox {
  let shown: EntityNode[] = [];
  let active = -1;
  const options = () => [...list.children] as HTMLElement[];

  function mark(index: number): void {
    active = index;
    for (const [at, option] of options().entries()) option.setAttribute('aria-selected', String(at === index));
    const option = options()[index];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  }

  function close(): void {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  }

  function open(): void {
    shown = suggest(input.value);
    const none = make('li', { class: 'none', role: 'presentation' }, 'Nothing has this name.');
    list.replaceChildren(
      ...shown.map((node, index) =>
        make('li', { role: 'option', id: `${list.id}-${index}`, 'aria-selected': 'false' }, make('small', {}, kindWords(node.kind)), ` ${node.title}`),
      ),
      ...(shown.length === 0 ? [none] : []),
    );
    list.hidden = input.value.trim() === '';
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(shown.length > 0 ? 0 : -1);
  }

  function choose(node: EntityNode | undefined): void {
    if (!node) return;
    input.value = node.title;
    close();
    pick(node);
  }

  input.addEventListener('input', () => {
    if (input.value.trim() === '') {
      close();
      pick(undefined);
    } else open();
  });
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (list.hidden) open();
      else if (shown.length > 0) mark((active + step + shown.length) % shown.length);
    } else if (event.key === 'Enter') choose(list.hidden ? undefined : shown[active]);
    else if (event.key === 'Escape' && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => choose(shown[options().findIndex((option) => option.contains(event.target as Node))]));
  input.addEventListener('blur', close);
  return {
    set: (text) => {
      input.value = text;
      close();
    },
  };
}
