// SARIF 2.1.0, the OASIS format that code scanning reads: docs.oasis-open.org/sarif/sarif/v2.1.0.
import type { Finding, Severity } from '../model/finding.ts';
import type { Place, RuleText } from './form.ts';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** One run with every rule that has a finding, and its findings. */
export function sarifReport(findings: readonly Finding[], rules: readonly RuleText[], place: Place): string {
  const used = rules.filter((rule) => findings.some((finding) => finding.rule === rule.id));
  const location = (file: string, line: number) => ({
    physicalLocation: { artifactLocation: { uri: place(file).split('/').map(encodeURIComponent).join('/') }, region: { startLine: line } },
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Faultbook',
            rules: used.map(({ id, meaning, why, mend }) => ({
              id,
              shortDescription: { text: meaning },
              fullDescription: { text: why },
              help: { text: mend },
            })),
          },
        },
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          level: levels[finding.severity],
          message: { text: finding.message },
          locations: [location(finding.source.file, finding.source.line)],
          relatedLocations: finding.related.map((other, id) => ({ id, ...location(other.file, other.line), message: { text: other.message } })),
          partialFingerprints: { 'faultbook/v1': finding.fingerprint },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}
