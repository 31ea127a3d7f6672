// Findings in the forms that people and other programs read.
import type { Finding } from '../model/finding.ts';
import type { Place, RuleText } from './form.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { junitReport } from './junit.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

export const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
export type Format = (typeof formats)[number];

/** Writes findings in a format. */
export function report(format: Format, findings: readonly Finding[], rules: readonly RuleText[], place: Place): string {
  switch (format) {
    case 'text':
      return textReport(findings, place);
    case 'json':
      return `${JSON.stringify({ findings }, null, 1)}\n`;
    case 'sarif':
      return sarifReport(findings, rules, place);
    case 'github':
      return githubReport(findings, place);
    case 'gitlab':
      return gitlabReport(findings, place);
    case 'junit':
      return junitReport(findings, rules, place);
  }
}
