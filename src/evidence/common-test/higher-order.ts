// The functions of `lists` that take a function, run over what a list can hold.
import { opposite, truthOf } from './builtins.ts';
import { elementsOf, oneOf, unknown, type Element, type Value } from './values.ts';

type Apply = (fun: Value, args: Value[]) => Value;

/** What `lists:name` gives for a function and a list; nothing for functions of `lists` that take none. */
export function higherOrder(name: string, args: readonly Value[], line: number, apply: Apply): Value | undefined {
  const [fun, second, third] = args;
  if (!fun || !second) return undefined;
  const list = (items: Value[]): Value => ({ kind: 'list', items, line });
  switch (name) {
    case 'map':
    case 'flatmap':
      return list(
        elementsOf(second).map((element) => sometimes(element, element.value.kind === 'unknown' ? element.value : apply(fun, [element.value]), line)),
      );
    case 'filter':
      return list(elementsOf(second).flatMap((element) => kept(element, truthOf(apply(fun, [element.value])), element.value, line)));
    case 'partition': {
      const parted = elementsOf(second).map((element) => ({ element, truth: truthOf(apply(fun, [element.value])) }));
      const part = (side: (truth: 'yes' | 'no' | 'maybe') => 'yes' | 'no' | 'maybe') =>
        list(parted.flatMap(({ element, truth }) => kept(element, side(truth), element.value, line)));
      return { kind: 'tuple', items: [part((truth) => truth), part((truth) => opposite[truth])], line };
    }
    case 'filtermap':
      return list(elementsOf(second).flatMap((element) => filterMapped(element, apply(fun, [element.value]), line)));
    case 'foldl':
    case 'foldr': {
      if (!third) return undefined;
      const elements = elementsOf(third);
      return (name === 'foldl' ? elements : elements.reverse()).reduce((all: Value, { value, when }) => {
        const next = apply(fun, [value, all]);
        return when ? oneOf(when.line, when.why, [next, all]) : next;
      }, second);
    }
    default:
      return undefined;
  }
}

function sometimes({ when }: Element, value: Value, line: number): Value {
  return when ? { kind: 'one of', values: [value, { kind: 'list', items: [], line }], ...when } : value;
}

function kept(element: Element, truth: 'yes' | 'no' | 'maybe', value: Value, line: number): Value[] {
  if (truth === 'no') return [];
  const when = truth === 'maybe' ? { why: `the cases of the filter of line ${line}`, line } : undefined;
  return [sometimes({ ...element, when: element.when ?? when }, value, line)];
}

/** `true`, `{true, Value}` or `false`, in each branch. */
function filterMapped(element: Element, given: Value, line: number): Value[] {
  const answers = given.kind === 'one of' ? given.values : [given];
  const all = answers.flatMap((answer) => {
    if (answer.kind === 'tuple' && truthOf(answer.items[0] ?? unknown(line, '')) === 'yes' && answer.items[1]) return [answer.items[1]];
    if (truthOf(answer) === 'yes') return [element.value];
    return answer.kind === 'unknown' ? [element.value] : [];
  });
  const isSure = all.length === answers.length && answers.every(({ kind }) => kind !== 'unknown');
  return all.flatMap((value) => kept(element, isSure ? 'yes' : 'maybe', value, line));
}
