// Defects of what sentences and small tables say: numbers, dates, names, and what holds for all.
import type { Plant } from './plant.ts';

/** A defect in the words of a page that names nothing yet. */
const said = (rule: string, to: string, expected: string): Plant => ({
  rule,
  file: 'procedures.md',
  from: 'Look at the broker.',
  to,
  expected: `procedures.md:${expected}`,
});

export const claims: Plant[] = [
  said('alert-drift', '`BrokerAcksPending` fires when the backlog is above 100.', '5 BrokerAcksPending: "is above 100" here, and its rule fires above 500'),
  said(
    'alert-drift',
    'When more than 2 000 messages wait, `BrokerAcksPending` fires.',
    '5 BrokerAcksPending: "more than 2 000" here, and its rule fires above 500',
  ),
  said('alert-drift', '`BrokerAcksPending` (warning) says that acks wait.', '5 BrokerAcksPending: "warning" here, and its rule is critical'),
  said('alert-drift', '| Alert | Threshold |\n|---|---|\n| BrokerAcksPending | > 5000 |', '7 BrokerAcksPending: "> 5000" here, and its rule fires above 500'),
  said(
    'alert-drift',
    '`BrokerAcksPending`: over 500 messages.\n\nIt fires after 20 minutes. Alert `BrokerAcksPending` holds for 20 minutes.',
    '7 BrokerAcksPending: "holds for 20 minutes" here, and its rule waits 5m',
  ),
  {
    rule: 'alert-drift',
    file: 'rules.yaml',
    from: 'More than 500 messages wait',
    to: 'More than 50 messages wait',
    expected: 'rules.yaml:16 BrokerAcksPending: "More than 50" in its text, and its rule fires above 500',
  },
  said('ambiguous-id', 'This breaks R1.7 at once.', '5 R1.7 is defined in no document; the last of its numbering is R1.3'),
  said('claim-refuted', 'All tasks are done.', '5 this is said of all, but task watch_ci "Watch the CI" is "Pending"'),
  said('claim-refuted', 'R1.1 has no test.', '5 R1.1 "Reconnects" is said to have none here, but test_reconnects is named for it'),
  said('claim-refuted', 'Alerts to create:\n\n- `BrokerAcksPending`: acks wait', '7 BrokerAcksPending is said to be missing, and a rule has it'),
  said(
    'alert-drift',
    '**Alert**: `BrokerAcksPending`\n\nIt fires when messages arrive faster than 120 in all.',
    '7 BrokerAcksPending: "faster than 120" here, and its rule fires above 500',
  ),
  {
    rule: 'count-mismatch',
    file: 'requirements.md',
    from: '# Requirements traceability\n',
    to: '# Requirements\n\nRead these first. There are four of them, each with a test.\n',
    expected: 'requirements.md:3 4 requirements are declared here; this document lists 3',
  },
  said('count-mismatch', '5 of 6 rules are shown to hold in full, which is 92 %.', '5 5 of 6 is 83.3 %, not 92 %'),
  said(
    'count-mismatch',
    '| Part | Drill | Watch |\n|---|---|---|\n| a | yes, twice | no |\n| b | no | part |\n| c | yes | no |\n| d | yes | no |\n\n| | yes | part | no |\n|---|---|---|---|\n| Drills | 3 | 0 | 1 |\n| Watch | 1 | 1 | 2 |',
    '15 Watch: 1 yes, 1 part, 2 no here; the table above has 0 yes, 1 part, 3 no',
  ),
  said(
    'claim-refuted',
    'All three were run in the drill.\n\n| Part | Run |\n|---|---|\n| Disk | yes |\n| Link | no, later |\n| Node | yes |',
    '5 this is said of all, but the row "Link" says "no, later" under "Run"',
  ),
  said(
    'claim-refuted',
    'All parts were run in the drill.\n\n| Part | Run |\n|---|---|\n| Disk | yes |\n| Link | no, later |',
    '5 this is said of all, but the row "Link" says "no, later" under "Run"',
  ),
  said('count-mismatch', 'Covered are 2 of 3 (80 %) today.', '5 2 of 3 is 66.7 %, not 80 %'),
  said('count-mismatch', 'We ran 9 tests: 7 passed, 1 failed, 2 skipped.', '5 7 passed + 1 failed + 2 skipped is 10, not 9 tests'),
  said('count-mismatch', 'There are 4 requirements.', '5 4 requirements are declared here; the book has 3'),
  said(
    'count-mismatch',
    '| Area | Good | Bad | Total |\n|---|---|---|---|\n| a | 2 | 1 | 3 |\n| b | 4 | 0 | 4 |\n| c | 3 | 2 | 6 |',
    '9 3 + 2 is 5, and the row gives a total of 6',
  ),
  said('date-wrong', 'Walked through on 2026-09-31.', '5 2026-09-31 is no date: that month has 30 days'),
  said('date-wrong', 'Last review: 2027-02-01.', '7 the next review, 2027-01-31, is not after the last one, 2027-02-01'),
  said('metric-label-drift', '`broker_acks_pending`, a counter, goes up.', '5 broker_acks_pending is a counter here and a gauge in alerts.md:11'),
  said('name-drift', 'Run `test_reconnect` again.', '5 test_reconnect stands nowhere else; test_reconnects does, in 5 documents: is it the same?'),
  said('step-missing', '1. Look.\n2. Wait, then go back to step 4.', '6 step 4 is named here, and the list has 2 steps'),
  {
    rule: 'status-conflict',
    file: 'README.md',
    from: '| Ada |',
    to: '| Bo |',
    expected: 'README.md:5 owner of "procedures.md" is "Bo" here and "Ada" in procedures.md:9',
  },
  said('ambiguous-id', 'This is what process 7 is for.', '5 there is no process 7; the last is 3'),
  said(
    'claim-refuted',
    '| | Kafka |\n|---|---|\n| Order | no: JS-001 fails |\n\n### Kafka\n\nAll scenarios pass.',
    '11 this says that all is well, and a table says "no: JS-001 fails"',
  ),
  said(
    'limit-drift',
    'The broker gives a poisoned delivery up after 3 failed attempts.',
    '5 "after 3 failed attempts" here, and "after 5 attempts" in alerts.md:12: is it the same limit?',
  ),
  said(
    'limit-drift',
    'R1.1 holds: the router is back within 90 seconds.',
    '5 "within 90 seconds" here, and "within 30 s" in alerts.md:13: is it the same limit?',
  ),
  said(
    'metric-label-drift',
    '`rate(broker_redelivery_total{cause="nak"}[5m])`',
    '5 broker_redelivery_total is selected by the label cause, which no place gives it',
  ),
  said('panel-unknown', 'Look at the panel "Messages".', '5 no dashboard has a panel "Messages"; nearest is "Messages again"'),
  {
    rule: 'review-overdue',
    file: 'README.md',
    from: '| Ada |',
    to: '| Ada |\n\nLast reviewed 2026-01-05, every quarter.',
    expected: 'README.md:7 this is to be reviewed every quarter; the last review was 2026-01-05, and it is 2026-11-20',
  },
  {
    rule: 'review-overdue',
    file: 'README.md',
    from: '| Ada |',
    to: '| Ada |\n\n**Interval of review**: every quarter\n**Last review**: 2026-01-05',
    expected: 'README.md:8 this is to be reviewed every quarter; the last review was 2026-01-05, and it is 2026-11-20',
  },
  {
    rule: 'smoke-too-slow',
    file: 'smoke.md',
    from: 'A smoke test must run in < 60 seconds',
    to: 'each runs in under 40 s',
    expected: 'smoke.md:9 "Broker loss" takes up to 45 s, over the limit of 40 s a test',
  },
  {
    rule: 'trace-drift',
    file: 'requirements.md',
    from: 'R1.2: Keeps order | `test_keeps_order` | `broker_SUITE`',
    to: 'R1.2: Keeps order | - | -',
    expected: 'requirements.md:10 R1.2 "Keeps order" has no test here, and test_keeps_order in audit.md:6',
  },
  {
    rule: 'trace-drift',
    file: 'audit.md',
    from: 'R1.3 | `test_drains`',
    to: 'R1.3 | `test_keeps_order`',
    expected: 'audit.md:7 R1.3 "Drains" is proved by test_keeps_order here and by test_drains in requirements.md:11',
  },
];
