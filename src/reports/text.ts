// Findings for people at a terminal.
import { severities, type Finding } from '../model/finding.ts';
import { visible, type Place } from './form.ts';

/** Findings by file, each on one line with what it relates to below it, and a last line that counts them. */
export function textReport(findings: readonly Finding[], place: Place): string {
  const byFile = Map.groupBy(findings, (finding) => finding.source.file);
  const blocks = [...byFile].map(([file, found]) => [placeLine(place(file)), ...found.flatMap((finding) => linesOf(finding, place))].join('\n'));
  return `${[...blocks, summaryOf(findings)].join('\n\n')}\n`;
}

/** A build server takes `::` at the beginning of a line for a command, after spaces too. */
function placeLine(path: string): string {
  return visible(path).replace(/^\s*(?=:)/, './');
}

function linesOf(finding: Finding, place: Place): string[] {
  const { source, severity, rule, message, related } = finding;
  const shown = related.slice(0, 3).map((other) => `${' '.repeat(8)}${placeLine(place(other.file))}:${other.line}: ${visible(other.message)}`);
  const more = related.length > shown.length ? [`${' '.repeat(8)}and ${related.length - shown.length} more places`] : [];
  return [`  ${String(source.line).padStart(4)}  ${severity.padEnd(7)}  ${visible(message)}  [${rule}]`, ...shown, ...more];
}

/** `3 errors, 20 warnings, 41 infos in 12 files`. */
function summaryOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No findings.';
  const counts = severities.map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }));
  const files = new Set(findings.map((finding) => finding.source.file)).size;
  return `${counts.map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`).join(', ')} in ${files} ${files === 1 ? 'file' : 'files'}`;
}
