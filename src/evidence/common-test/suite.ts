// Which test cases a Common Test suite really runs, which it defines and never runs, and what cannot be told from its text.
import { readModule, type FunctionForm, type Module } from '../erlang/forms.ts';
import { contractsOf, type LabelContract } from './contracts.ts';
import { Evaluator } from './evaluate.ts';
import { withHeaders } from './neighbours.ts';
import type { Neighbours } from './others.ts';
import { caseSkips, suiteSkip } from './skips.ts';
import { elementsOf, type Element, type Value } from './values.ts';

/** A test case that the suite lists. */
export interface RunCase {
  name: string;
  /** Where a list that all/0 leads to names it. */
  listing: number;
  /** Where the suite defines it; undefined when it does not. */
  definition: number | undefined;
  /** The groups on the way from all/0, outermost first. */
  groups: string[];
  /** What a run must be like for the case to run; undefined when every run has it. */
  condition: string | undefined;
  /** Why every run skips it; absent when none does. */
  skips?: string;
}

/** A test case that the suite defines, and that no list of all/0 leads to. */
export interface IdleCase {
  name: string;
  definition: number;
  /** Groups that name it and that all/0 does not lead to. */
  groups: string[];
}

export interface Suite {
  name: string;
  /** Line of the module's name. */
  line: number;
  runs: RunCase[];
  idle: IdleCase[];
  /** Nothing from other files can define what it does not define itself. */
  isWhole: boolean;
  /** Why more may run than is told here: what the lists call that only a run knows. */
  undecided: { line: number; why: string }[];
  /** Why nothing runs, when nothing does. */
  nothing: string | undefined;
  /** Label contracts: `-define(X_REQUIRED_LABELS, [a, b])`. */
  contracts: LabelContract[];
  problems: { line: number; message: string }[];
}

/** Where a suite's helpers and headers are found. */
export interface Surroundings {
  modules: Neighbours;
  headers: Neighbours;
}

const alone: Surroundings = { modules: () => undefined, headers: () => undefined };

/** Reads a suite. Any text gives a suite; what is no Erlang is a problem with its line. */
export function readSuite(text: string, fallbackName: string, { modules, headers }: Surroundings = alone): Suite {
  const module = withHeaders(readModule(text), headers);
  const evaluator = new Evaluator(module, modules);
  const lists = new Lists(module, evaluator);
  lists.all();
  const skip = suiteSkip(module);
  const skips = caseSkips(module);
  const runs = [...lists.cases.values()].map((one) => {
    const why = skip ?? skips.get(one.name);
    return why === undefined ? one : { ...one, skips: why };
  });
  const [problem] = [...module.problems, ...(evaluator.problem ? [evaluator.problem] : [])].sort((a, b) => a.line - b.line);
  // What damage hides may be listed too.
  if (problem) lists.undecided.push({ line: problem.line, why: `its text is damaged: ${problem.message}` });
  const undecided = [...new Map(lists.undecided.map((one) => [`${one.line} ${one.why}`, one])).values()];
  return {
    name: module.name ?? fallbackName,
    line: module.line,
    runs,
    idle: idleCases(module, lists, runs),
    isWhole: module.includes.length === 0 && module.problems.length === 0,
    undecided,
    nothing:
      runs.length > 0 || undecided.length > 0 ? undefined : (lists.skipped ?? (module.functions.has('all/0') ? 'all/0 lists nothing' : 'it has no all/0')),
    contracts: contractsOf(module, evaluator),
    // One finding for a broken file: what follows the first damage is mostly its consequence.
    problems: problem ? [problem] : [],
  };
}

/** Functions that Common Test calls by itself, with one argument: never test cases, even where all exports are listed. */
const callbacks = new Set(['init_per_suite', 'end_per_suite', 'group', 'module_info']);

/** No suite nests its groups deeper. */
const deepestGroups = 40;

/** Follows the lists of a suite from all/0 through its groups. */
class Lists {
  readonly cases = new Map<string, RunCase>();
  readonly undecided: { line: number; why: string }[] = [];
  /** Test cases by the groups that name them, reached or not. */
  readonly named = new Map<string, Set<string>>();
  skipped: string | undefined;
  readonly #module: Module;
  readonly #evaluator: Evaluator;
  readonly #groups = new Map<string, Element[]>();
  readonly #walked = new Set<string>();

  constructor(module: Module, evaluator: Evaluator) {
    this.#module = module;
    this.#evaluator = evaluator;
  }

  all(): void {
    this.#groupsOf('groups');
    this.#groupsOf('sequences');
    if (!this.#evaluator.has('all', 0)) {
      for (const { file, line } of this.#module.includes) this.undecided.push({ line, why: `all/0 is not defined here, perhaps in ${file}` });
      return;
    }
    const all = this.#evaluator.call('all', [], 1);
    if (all.kind === 'tuple' && isAtom(all.items[0], 'skip')) {
      this.skipped = 'all/0 skips the suite';
      return;
    }
    this.#walk(elementsOf(all), [], undefined);
  }

  /** groups() -> [{Name, Properties, Tests}], sequences() -> [{Name, Tests}]. */
  #groupsOf(list: string): void {
    if (!this.#evaluator.has(list, 0)) return;
    for (const { value } of elementsOf(this.#evaluator.call(list, [], 1))) {
      if (value.kind === 'unknown') this.#groups.set('', [...(this.#groups.get('') ?? []), { value, when: undefined }]);
      else this.#define(value);
    }
  }

  /** Notes a group's definition, and those inside it. */
  #define(value: Value): string | undefined {
    if (value.kind !== 'tuple') return undefined;
    const [name, second, third] = value.items;
    const tests = third ?? second;
    if (name?.kind !== 'atom' || !tests || !['list', 'one of', 'unknown'].includes(tests.kind)) return undefined;
    const entries = elementsOf(tests);
    this.#groups.set(name.text, [...(this.#groups.get(name.text) ?? []), ...entries]);
    for (const { value: entry } of entries) {
      const test = testIn(entry);
      if (test) this.named.set(test.text, (this.named.get(test.text) ?? new Set()).add(name.text));
      else if (!groupIn(entry)) this.#define(entry);
    }
    return name.text;
  }

  #walk(entries: readonly Element[], path: readonly string[], condition: string | undefined): void {
    for (const { value, when } of entries) {
      const needs = condition ?? (when && `only in some of ${when.why}`);
      const test = testIn(value);
      const group = test ? undefined : (groupIn(value) ?? (value.kind === 'tuple' ? value.items[0] : undefined));
      if (test) this.#addCase(test, path, needs);
      else if (value.kind === 'tuple' && isAtom(value.items[0], 'skip')) this.skipped = 'all/0 skips the suite in some branches';
      else if (group?.kind === 'atom') this.#enter(group.text, group.line, path, needs);
      else if (value.kind === 'unknown') this.undecided.push({ line: value.line, why: value.why });
      else if (group)
        for (const { value: name } of elementsOf(group))
          if (name.kind === 'atom') this.#enter(name.text, name.line, path, needs ?? `only in some of the cases of line ${name.line}`);
          else if (name.kind === 'unknown') this.undecided.push({ line: name.line, why: name.why });
    }
  }

  #enter(group: string, line: number, path: readonly string[], condition: string | undefined): void {
    // A group can be reached on many ways; a way with a condition says nothing new after one without.
    const way = `${group} ${condition === undefined ? '' : 'sometimes'}`;
    if (path.includes(group) || this.#walked.has(way)) return;
    this.#walked.add(way);
    if (path.length >= deepestGroups) {
      this.undecided.push({ line, why: `group ${group} lies more than ${deepestGroups} groups deep` });
      return;
    }
    const entries = this.#groups.get(group);
    if (entries) this.#walk(entries, [...path, group], condition);
    else
      for (const { value } of this.#groups.get('') ?? [{ value: { kind: 'unknown', why: `group ${group} is not defined here`, line } as Value }])
        if (value.kind === 'unknown') this.undecided.push({ line: value.line, why: value.why });
  }

  #addCase({ text: name, line }: { text: string; line: number }, path: readonly string[], condition: string | undefined): void {
    const known = this.cases.get(name);
    const definition = this.#module.functions.get(`${name}/1`)?.[0]?.line;
    // A list of all exports has the callbacks too, each at the line that defines it.
    if (callbacks.has(name) && line === definition) return;
    if (known && (known.condition === undefined || condition !== undefined)) return;
    this.cases.set(name, { name, listing: known?.listing ?? line, definition, groups: [...path], condition });
  }
}

function isAtom(value: Value | undefined, text: string): boolean {
  return value?.kind === 'atom' && value.text === text;
}

/** `name`, `{testcase, name, Properties}` */
function testIn(value: Value): { text: string; line: number } | undefined {
  if (value.kind === 'atom') return value;
  if (value.kind !== 'tuple' || !isAtom(value.items[0], 'testcase')) return undefined;
  const name = value.items[1];
  return name?.kind === 'atom' ? name : undefined;
}

/** `{group, Name}`, `{group, Name, Properties}`, `{sequence, Name}`; the name may be one of several. */
function groupIn(value: Value): Value | undefined {
  return value.kind === 'tuple' && (isAtom(value.items[0], 'group') || isAtom(value.items[0], 'sequence')) ? value.items[1] : undefined;
}

/** Functions that look like test cases and that no list leads to. */
function idleCases(module: Module, lists: Lists, runs: readonly RunCase[]): IdleCase[] {
  const run = new Set(runs.map((one) => one.name));
  return [...module.functions.values()].flatMap(([form]) => {
    if (!form || form.arity !== 1 || run.has(form.name) || callbacks.has(form.name)) return [];
    const groups = [...(lists.named.get(form.name) ?? [])];
    const isTest =
      groups.length > 0 || (!module.calls.has(form.name) && (/^(?:test|t|tc|prop)_|_test$/.test(form.name) || (takesConfig(form) && isExported(module, form))));
    return isTest ? [{ name: form.name, definition: form.line, groups }] : [];
  });
}

function isExported(module: Module, form: FunctionForm): boolean {
  return module.exportsAll || module.exports.has(`${form.name}/1`);
}

function takesConfig(form: FunctionForm): boolean {
  const parameter = form.tokens[2];
  return parameter?.kind === 'variable' && /^_?(?:ct_?)?(?:config|cfg|conf|c)\d*$/i.test(parameter.text);
}
