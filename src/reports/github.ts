// Workflow commands that GitHub shows as annotations: docs.github.com, "Workflow commands for GitHub Actions".
import type { Finding, Severity } from '../model/finding.ts';
import type { Place } from './form.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** One annotation a finding. */
export function githubReport(findings: readonly Finding[], place: Place): string {
  return findings
    .map(
      ({ source, severity, rule, message }) =>
        `::${commands[severity]} file=${property(place(source.file))},line=${source.line},title=${property(rule)}::${data(message)}\n`,
    )
    .join('');
}

/** The message: a line end in it would begin another command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
