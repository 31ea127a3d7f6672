// The fields of the explorer.
import { traceOrder, type EntityNode, type WholeGraph } from '../../graph/graph.ts';
import { directions, type View } from '../../graph/explore/view.ts';
import { claimTrusts } from '../../model/trust-order.ts';
import { combobox } from './combobox.ts';

type Whole = Pick<WholeGraph, 'node'>;

export interface Controls {
  /** Sets every field to what a view says. */
  show: (view: View) => void;
  suggestions: (suggest: (typed: string) => EntityNode[]) => void;
}

/** @param change told what a reader asks for anew */
export function controlsIn(part: <T extends HTMLElement>(name: string) => T, whole: Whole, change: (changed: Partial<View>) => void): Controls {
  let suggest: (typed: string) => EntityNode[] = () => [];
  const field = (name: string) => part<HTMLSelectElement>(name);
  const boxes = (name: string) => [...part(name).querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const find = combobox(
    part('at'),
    part('at-list'),
    (typed) => suggest(typed),
    (node) => change({ at: node?.key, to: undefined, change: undefined, all: undefined }),
  );
  const path = combobox(
    part('to'),
    part('to-list'),
    (typed) => suggest(typed),
    (node) => change({ to: node?.key, change: undefined }),
  );
  field('depth').addEventListener('change', () => change({ depth: Number(field('depth').value) }));
  field('direction').addEventListener('change', () => change({ direction: directions.find((one) => one === field('direction').value) ?? 'both' }));
  field('most').addEventListener('change', () => change({ most: Number(field('most').value) }));
  field('suite').addEventListener('change', () => change({ suite: field('suite').value || undefined }));
  field('change').addEventListener('change', () => change({ change: field('change').value || undefined, at: undefined, to: undefined, all: undefined }));
  part('kinds').addEventListener('change', () => {
    const without = boxes('kinds').flatMap(({ checked, value }) => (checked ? [] : [value]));
    change({ without: traceOrder.filter((kind) => without.includes(kind)) });
  });
  part('trusts').addEventListener('change', () => {
    const chosen = boxes('trusts').flatMap(({ checked, value }) => (checked ? [value] : []));
    change({ trust: claimTrusts.filter((trust) => chosen.includes(trust)) });
  });

  return {
    suggestions: (given) => {
      suggest = given;
    },
    show: (view) => {
      find.set(view.at === undefined ? '' : (whole.node(view.at)?.title ?? view.at));
      path.set(view.to === undefined ? '' : (whole.node(view.to)?.title ?? view.to));
      part<HTMLInputElement>('to').disabled = view.at === undefined;
      for (const name of ['depth', 'direction']) field(name).disabled = view.at === undefined || view.to !== undefined;
      field('depth').value = String(view.depth);
      field('direction').value = view.direction;
      field('most').value = String(view.most);
      field('suite').value = view.suite ?? '';
      field('change').value = view.change ?? '';
      for (const one of boxes('kinds')) one.checked = !view.without.some((kind) => kind === one.value);
      for (const one of boxes('trusts')) one.checked = view.trust.some((trust) => trust === one.value);
      const filters = view.without.length + view.trust.length + (view.suite === undefined ? 0 : 1);
      part('filters').textContent = filters === 0 ? 'Filters' : `Filters (${filters} in use)`;
    },
  };
}
