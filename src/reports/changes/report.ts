// A change in the forms that people and other programs read.
import type { Attention } from '../../changes/attention.ts';
import type { Changes } from '../../changes/change.ts';
import { coverageRule, newFindings } from '../../changes/ratchet.ts';
import type { Place, RuleText } from '../form.ts';
import { githubReport } from '../github.ts';
import { sarifReport } from '../sarif.ts';
import { changesComment, type CommentOptions } from './comment.ts';

export const changeFormats = ['markdown', 'json', 'sarif', 'github'] as const;
export type ChangeFormat = (typeof changeFormats)[number];

export interface ChangeReport extends CommentOptions {
  rules: readonly RuleText[];
  /** How a finding's file is called where the command runs. */
  place: Place;
}

/** Writes a change in a format. SARIF and annotations hold what is new and wrong; Markdown and JSON everything. */
export function changeReport(format: ChangeFormat, changes: Changes, attention: Attention, options: ChangeReport): string {
  switch (format) {
    case 'markdown':
      return changesComment(changes, attention, options);
    case 'json':
      return `${JSON.stringify({ ...changes, attention }, null, 1)}\n`;
    case 'sarif':
      return sarifReport(newFindings(changes), [...options.rules, coverageRule], options.place);
    case 'github':
      return githubReport(newFindings(changes), options.place);
  }
}
