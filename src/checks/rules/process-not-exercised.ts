import type { Rule } from '../rule.ts';
import { homeOf } from '../subject.ts';

export const processNotExercised: Rule = {
  id: 'process-not-exercised',
  severity: 'warning',
  meaning: 'A maintenance process has no dry run, while others have one.',
  why: 'A process that was never tried does not work when it is needed.',
  example: '## Process 4: Runbook review   (in no dry-run report)',
  mend: 'Run the process once and write its result into the report.',
  *check(subject) {
    const processes = subject.of('process');
    const tried = processes.filter((process) => process.fields.lastDryRun);
    if (tried.length === 0) return;
    const [report] = tried.flatMap((one) => one.provenance['lastDryRun'] ?? []);
    for (const process of processes) {
      if (process.fields.lastDryRun) continue;
      const empty = (process.fields.checklist ?? []).length === 0 ? ' and has no checklist to run' : '';
      yield {
        message: `process ${process.id} "${process.name}" was not in the dry run${empty}`,
        source: homeOf(process),
        entities: [process.key],
        related: report ? [{ ...report, message: 'the dry run' }] : [],
      };
    }
  },
};
