// GitLab's code quality report: docs.gitlab.com, "Code Quality report format".
import type { Finding, Severity } from '../model/finding.ts';
import type { Place } from './form.ts';

const severities: Record<Severity, string> = { error: 'major', warning: 'minor', info: 'info' };

/** One entry a finding; GitLab wants every fingerprint once. */
export function gitlabReport(findings: readonly Finding[], place: Place): string {
  const times = new Map<string, number>();
  const entries = findings.map(({ rule, severity, message, source, fingerprint }) => {
    const time = times.get(fingerprint) ?? 0;
    times.set(fingerprint, time + 1);
    return {
      description: message,
      check_name: rule,
      fingerprint: time === 0 ? fingerprint : `${fingerprint}-${time}`,
      severity: severities[severity],
      location: { path: place(source.file), lines: { begin: source.line } },
    };
  });
  return `${JSON.stringify(entries, null, 1)}\n`;
}
