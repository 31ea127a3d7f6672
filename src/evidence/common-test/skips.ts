// Cases that a suite lists and always skips: `test_x(_) -> {skip, "later"}`, `init_per_testcase(test_x, _) -> {skip, ...}`.
import { closeOf, type FunctionForm, type Module } from '../erlang/forms.ts';

/** Why every run skips the whole suite; nothing when it does not. */
export function suiteSkip(module: Module): string | undefined {
  return module.functions.get('init_per_suite/1')?.every(onlySkips) ? 'init_per_suite/1 skips the suite' : undefined;
}

/** Why every run skips each case, by the case's name. */
export function caseSkips(module: Module): Map<string, string> {
  const skips = new Map<string, string>();
  for (const form of module.functions.get('init_per_testcase/2') ?? []) {
    for (const name of skippedBefore(form)) skips.set(name, `init_per_testcase/2 skips it (line ${form.line})`);
  }
  for (const [key, forms] of module.functions) {
    if (key.endsWith('/1') && forms.every(onlySkips)) skips.set(key.slice(0, -2), `it only says that it is skipped (line ${forms[0]?.line ?? 1})`);
  }
  return skips;
}

/** One clause without a guard whose body is `{skip, ...}`. */
function onlySkips({ tokens }: FunctionForm): boolean {
  const arrow = closeOf(tokens, 1) + 1;
  const open = arrow + 1;
  return tokens[arrow]?.text === '->' && isSkip(tokens, open) && closeOf(tokens, open) === tokens.length - 1;
}

/** The cases that a clause of their own skips, before any clause for all of them. */
function skippedBefore({ tokens, name }: FunctionForm): string[] {
  const names: string[] = [];
  for (let at = 0; at < tokens.length;) {
    if (tokens[at]?.text !== name || tokens[at + 1]?.text !== '(') {
      at += 1;
      continue;
    }
    const first = tokens[at + 2];
    const close = closeOf(tokens, at + 1);
    if (first?.kind === 'variable' && tokens[at + 3]?.text === ',' && tokens[close + 1]?.text === '->' && (at === 0 || tokens[at - 1]?.text === ';')) break;
    if (first?.kind === 'atom' && tokens[at + 3]?.text === ',' && tokens[close + 1]?.text === '->' && isSkip(tokens, close + 2)) names.push(first.text);
    at = close + 1;
  }
  return names;
}

function isSkip(tokens: FunctionForm['tokens'], open: number): boolean {
  return tokens[open]?.text === '{' && tokens[open + 1]?.text === 'skip' && tokens[open + 2]?.text === ',';
}
