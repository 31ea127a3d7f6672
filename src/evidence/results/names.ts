// Which test a result is about: every runner names the same thing in another way.
import { suiteName } from '../../reading/words/names.ts';
import type { CaseResult } from './junit.ts';

export interface ResultName {
  suite: string | undefined;
  name: string;
}

/** Steps around the test cases that Common Test and its reporter list as cases of their own. */
const commonTestSteps = /^(?:init|end)_per_(?:suite|group|testcase)$/;

/**
 * The suite and the name of a result, as documents name them; nothing for a step that is no test.
 * @param stems known suites by their names without ending: `RouterTest` for `RouterTest.java`
 */
export function nameOfResult(result: CaseResult, stems: ReadonlyMap<string, string>): ResultName | undefined {
  const suite = suiteOf(result, stems);
  const name = result.name.replace(/^(?:\[[^\]]*\]\s*)+/, '');
  if (suite?.endsWith('_SUITE')) {
    const bare = name.replace(/\/\d+$/, '');
    return commonTestSteps.test(bare) ? undefined : { suite, name: bare };
  }
  return { suite, name: bareName(name) || result.name };
}

/** `test_x[param]`, `recovers{int}[1]`, `recovers()`, `TestX/sub case`: the test without the one case of it. */
function bareName(name: string): string {
  if (/^Test[A-Z_]\w*\//.test(name)) return name.slice(0, name.indexOf('/'));
  return /^[A-Za-z_]\w*[[({]/.test(name) ? (/^[A-Za-z_]\w*/.exec(name)?.[0] ?? name) : name;
}

function suiteOf({ classname, file, suite, name }: CaseResult, stems: ReadonlyMap<string, string>): string | undefined {
  for (const text of [classname, suite.name, file, suite.file]) {
    const erlang = text && /(?:^|[./\\])([a-z]\w*_SUITE)(?=$|[./\\:])/.exec(text)?.[1];
    if (erlang) return erlang;
  }
  for (const text of [file, suite.file, classname, suite.name]) {
    const known = text && suiteName(text.replaceAll('\\', '/'));
    if (known) return known;
  }
  if (!classname) return suite.name ? stems.get(suite.name) : undefined;
  const parts = classname.split(/[.$/]/);
  const known = parts.map((part) => stems.get(part)).find((one) => one !== undefined);
  if (known) return known;
  // pytest writes the module's dotted path, with the class behind it.
  const python = classname.includes('/') ? undefined : parts.find((part) => /^test_\w+$|^\w+_test$/.test(part));
  if (python && /^test/i.test(name)) return `${python}.py`;
  return parts.findLast((part) => /^[A-Z]\w*(?:Tests?|Spec|IT|TestCase)$/.test(part));
}

/** Suites by their names without ending. Two suites of one stem are told apart by their endings, not by results. */
export function stemsOf(suites: Iterable<string>): Map<string, string> {
  const stems = new Map<string, string>();
  const shared = new Set<string>();
  for (const suite of new Set(suites)) {
    const stem = suite.replace(/(?:\.(?:test|spec))?\.\w+$/, '');
    if (stems.has(stem)) shared.add(stem);
    stems.set(stem, suite);
  }
  for (const stem of shared) stems.delete(stem);
  return stems;
}
