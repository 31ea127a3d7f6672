// Labels that a suite demands of metrics: `-define(REDELIVERY_REQUIRED_LABELS, [assignment_id, reason])`.
import type { Module } from '../erlang/forms.ts';
import type { Evaluator } from './evaluate.ts';
import { elementsOf } from './values.ts';

export interface LabelContract {
  /** The macro's name without its ending: `KAFKA_REDELIVERY`. */
  name: string;
  required: boolean;
  labels: string[];
  line: number;
  /** Names and texts in the functions that use the macro: the metric is among them. */
  beside: string[];
}

/** The contracts that a module's macros state. */
export function contractsOf(module: Module, evaluator: Evaluator): LabelContract[] {
  return [...module.macros.values()].flat().flatMap(({ name, line, body }): LabelContract[] => {
    const [, about, kind] = /^(\w+?)_(REQUIRED|OPTIONAL)_LABELS$/.exec(name) ?? [];
    if (!about || body.length === 0) return [];
    const labels = elementsOf(evaluator.macro(name, line)).flatMap(({ value }) => ('text' in value ? [value.text] : []));
    // What is demanded and what is allowed is about the same metric, wherever one of the two is used.
    const beside = new Set(['REQUIRED', 'OPTIONAL'].flatMap((one) => besideUses(module, `${about}_${one}_LABELS`)));
    return labels.length > 0 ? [{ name: about, required: kind === 'REQUIRED', labels, line, beside: [...beside].sort() }] : [];
  });
}

function besideUses(module: Module, macro: string): string[] {
  const names = new Set<string>();
  for (const { tokens } of [...module.functions.values()].flat()) {
    if (!tokens.some((token, i) => token.text === macro && tokens[i - 1]?.text === '?')) continue;
    for (const { kind, text } of tokens) if ((kind === 'atom' || kind === 'string') && text.includes('_')) names.add(text);
  }
  return [...names];
}

/**
 * The metric that a contract is about: the one whose name holds the macro's, as `router_redelivery_total` holds REDELIVERY.
 * Of several it is the one that stands beside the macro where it is used.
 */
export function metricOf({ name, beside }: LabelContract, metrics: readonly string[]): string | undefined {
  const fitting = metrics.filter((one) => `_${one}_`.includes(`_${name.toLowerCase()}_`));
  const used = fitting.filter((one) => beside.includes(one));
  const [only, ...others] = used.length > 0 ? used : fitting;
  return others.length === 0 ? only : undefined;
}
