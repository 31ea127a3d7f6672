// JUnit XML, the form in which CI servers show checks as tests: a test case a rule, a failure a finding.
import type { Finding } from '../model/finding.ts';
import type { Place, RuleText } from './form.ts';

/** One suite; a rule without findings passes. */
export function junitReport(findings: readonly Finding[], rules: readonly RuleText[], place: Place): string {
  const byRule = Map.groupBy(findings, (finding) => finding.rule);
  const cases = rules.map(({ id, meaning }) => {
    const failures = (byRule.get(id) ?? []).map(
      ({ source, severity, message }) =>
        `      <failure type="${severity}" message="${escape(message)}">${escape(`${place(source.file)}:${source.line}: ${message}`)}</failure>\n`,
    );
    return `    <testcase classname="faultbook" name="${escape(`${id}: ${meaning}`)}"${failures.length > 0 ? `>\n${failures.join('')}    </testcase>` : '/>'}\n`;
  });
  const failed = rules.filter(({ id }) => byRule.has(id)).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="faultbook" tests="${rules.length}" failures="${failed}" errors="0">\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
}

/** XML has no place for control characters, not even escaped. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`);
}
