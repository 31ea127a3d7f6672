// Every rule over one catalog: the findings that the command line, the pages and the JSON share.
import { ConfigError } from '../book/config.ts';
import { loadCatalog, type Loaded, type LoadOptions } from '../catalog/load.ts';
import { compareFindings, finding, type Finding } from '../model/finding.ts';
import { nearest } from '../catalog/nearest.ts';
import { findingRules, rules } from './rules.ts';
import { Subject } from './subject.ts';

/** The findings of all rules, in the order of their places. */
function checkAll(loaded: Loaded): Finding[] {
  const subject = new Subject(loaded);
  const all = rules.flatMap((rule) =>
    [...rule.check(subject)].map((found) =>
      finding({ ...found, rule: rule.id, severity: found.severity ?? rule.severity, identity: subject.withoutAddress(found.message) }),
    ),
  );
  const told = new Set(
    [...all, ...loaded.catalog.findings].flatMap(({ rule, source, message }) => wordsOf(message).map((word) => `${rule} ${source.file} ${word}`)),
  );
  const yielding = new Map(rules.flatMap(({ id, unless }) => (unless ? [[id, unless] as const] : [])));
  return all
    .filter(({ rule, source, message }) => {
      const [name] = wordsOf(message);
      return !yielding.get(rule)?.some((other) => told.has(`${other} ${source.file} ${name}`));
    })
    .sort(compareFindings);
}

/** The names and words of a message: a rule that yields to others begins its own with the name that it is about. */
function wordsOf(message: string): string[] {
  return message.match(/[\w.-]*\w/g) ?? [];
}

/**
 * Loads a folder and checks it: the catalog's findings are those of reading and of all rules, with the severities that
 * book.yaml sets.
 * @throws BookError, ConfigError
 */
export function loadChecked(folder: string, options: LoadOptions = {}): Loaded {
  const loaded = loadCatalog(folder, options);
  const severities = loaded.book.config.checks;
  const known = findingRules.map((rule) => rule.id);
  const unknown = Object.keys(severities).filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new ConfigError(
      unknown.map((id) => `book.yaml: checks.${id}: expected the name of a rule, received an unknown one; nearest is ${nearest(id, known) ?? known[0]}`),
    );
  }
  const all = [...loaded.catalog.findings, ...checkAll(loaded)].flatMap((one) => {
    const severity = severities[one.rule];
    return severity === 'off' ? [] : [severity ? { ...one, severity } : one];
  });
  return { ...loaded, catalog: { ...loaded.catalog, findings: unique(all.sort(compareFindings)) } };
}

/** The rules that book.yaml turns off: that they find nothing says nothing. */
export function rulesOff(checks: Readonly<Record<string, string>>): Set<string> {
  return new Set(Object.keys(checks).filter((rule) => checks[rule] === 'off'));
}

function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((one) => {
    const key = `${one.fingerprint} ${one.source.file} ${one.source.line}`;
    return !seen.has(key) && seen.add(key);
  });
}
