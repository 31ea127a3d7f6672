// What an annotation's template uses: variables and functions, by the grammar of Go's text/template.

/** Functions of Go's templates, of Prometheus (`template/template.go`), and the words of the language itself. */
const known = new Set(
  (
    'and call html index slice js len not or print printf println urlquery eq ne lt le gt ge ' +
    'if else end range with define template block break continue nil true false ' +
    'query first label value strvalue args reReplaceAll safeHtml match title toUpper toLower graphLink tableLink sortByLabel stripPort stripDomain ' +
    'humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now pathPrefix externalURL parseDuration tmpl urlQueryEscape'
  ).split(' '),
);
const variables = new Set(['labels', 'externalLabels', 'externalURL', 'value']);

/** Something that Prometheus' templates do not have: `$for`, `default`. */
export interface UnknownName {
  name: string;
  /** Index of the action in the text. */
  at: number;
}

/** The names in a text's actions that Prometheus cannot expand, each once. */
export function unknownNames(text: string): UnknownName[] {
  const found = new Map<string, UnknownName>();
  const declared = new Set(variables);
  for (const { 0: action, index } of text.matchAll(/\{\{(?:[^{}"`]|"(?:[^"\\\n]|\\.)*"|`[^`]*`)*\}\}/g)) {
    const code = action.slice(2, -2).replace(/\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)+'/g, '""');
    for (const [, name = ''] of code.matchAll(/\$(\w+)\s*(?:,\s*\$\w+\s*)?:?=/g)) declared.add(name);
    for (const [, name = ''] of code.matchAll(/,\s*\$(\w+)\s*:=/g)) declared.add(name);
    for (const [name = ''] of code.matchAll(/(?<![\w.$])\$?[A-Za-z_]\w*/g)) {
      const isKnown = name.startsWith('$') ? declared.has(name.slice(1)) : known.has(name);
      if (!isKnown && !found.has(name)) found.set(name, { name, at: index });
    }
  }
  return [...found.values()];
}
