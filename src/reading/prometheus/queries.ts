// Queries as documents write them down: one or several in a code block, with comments between them.
import { readExpression } from './promql.ts';

export interface Query {
  text: string;
  line: number;
}

/** The queries of a code block: all of it when it is one expression, else its parts between comments and empty lines. */
export function queriesIn(code: { value: string; start: number }): Query[] {
  const lines = code.value.split('\n');
  const whole = lines
    .filter((line) => !/^\s*(?:#|\/\/)/.test(line))
    .join('\n')
    .trim();
  const first = lines.findIndex((line) => line.trim() !== '' && !/^\s*(?:#|\/\/)/.test(line));
  if (whole === '') return [];
  if (!readExpression(whole).error) return [{ text: whole, line: code.start + first }];
  const queries: Query[] = [];
  let open = false;
  lines.forEach((line, index) => {
    if (line.trim() === '' || /^\s*(?:#|\/\/)/.test(line)) open = false;
    else {
      const last = queries.at(-1);
      // A line that is complete by itself begins a new query.
      if (open && last && readExpression(last.text).error) last.text += `\n${line}`;
      else queries.push({ text: line.trim(), line: code.start + index });
      open = true;
    }
  });
  return queries;
}

/** Is this text PromQL that reads a metric: it parses, and selects a name with an underscore by a function or labels? */
export function isQuery(text: string): boolean {
  const { metrics, error } = readExpression(text);
  return !error && metrics.some((name) => name.includes('_'));
}
