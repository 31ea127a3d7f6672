import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { cleanBook, cleanCode } from '../checks/clean-book.ts';
import { faultbook, projectRoot } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';

const drifted = { ...cleanBook, 'alerts.md': (cleanBook['alerts.md'] ?? '').replace('for 10m', 'for 5m') };
const check = (folder: string, ...options: string[]) => faultbook('check', folder, '--as-of', '2026-11-20', ...options);

test('a book without findings ends with 0 and says so', (t) => {
  const { code, stdout, stderr } = check(folderOf(t, cleanBook), '--fail-on', 'info');
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: 'No findings.\n', stderr: '' });
});

test('findings are all told, and end with 1 at the severity that was asked for', (t) => {
  const folder = folderOf(t, drifted);
  const { code, stdout } = check(folder);
  assert.equal(code, 1);
  assert.match(
    stdout,
    /alerts\.md\n {5}3 {2}error {4}BrokerRedeliveryHigh: for is 5m here and 10m in rules\.yaml:6 {2}\[alert-drift\]\n.*rules\.yaml:6: 10m\n\n1 error, 0 warnings, 0 infos in 1 file\n$/s,
  );
  assert.equal(check(folder, '--fail-on', 'never').code, 0);
});

test('a file of evidence is named by its path from here, by check and by diff', (t) => {
  const code = folderOf(t, cleanCode);
  const spoilt = folderOf(t, { ...cleanCode, 'test/broker_SUITE.erl': `${cleanCode['test/broker_SUITE.erl']}test_more(_Config) -> [.\n` });
  const folder = folderOf(t, cleanBook);
  const path = relative(projectRoot, join(spoilt, 'test/broker_SUITE.erl'));
  const evidence = ['--evidence', `code=${spoilt}`, '--format', 'github'];
  assert.match(check(folder, ...evidence).stdout, new RegExp(`^::error file=${path},line=9,`, 'm'));
  const base = join(code, 'base.json');
  assert.equal(faultbook('catalog', folder, '--as-of', '2026-11-20', '--evidence', `code=${code}`, '--out', base).code, 0);
  assert.match(faultbook('diff', base, folder, '--as-of', '2026-11-20', ...evidence).stdout, new RegExp(`^::error file=${path},line=9,`, 'm'));
});

test('the page that a rule should name is told with the whole address, and the finding is the same on every server', (t) => {
  const folder = folderOf(t, { ...cleanBook, 'rules.yaml': (cleanBook['rules.yaml'] ?? '').replace(/\n.*runbook_url.*/, '') });
  const told = (...options: string[]) =>
    JSON.parse(check(folder, '--format', 'json', '--fail-on', 'never', ...options).stdout) as {
      findings: { rule: string; fingerprint: string; message: string }[];
    };
  const [here] = told().findings;
  const [there, ...others] = told('--server', 'https://book.example.org', '--base', '/team/').findings;
  assert.deepEqual([here?.rule, others], ['alert-without-runbook', []]);
  assert.match(there?.message ?? '', /https:\/\/book\.example\.org\/team\/alerts\/\w+\/$/);
  assert.equal(there?.fingerprint, here?.fingerprint);
});

test('nothing is written beside the documents', (t) => {
  const folder = folderOf(t, drifted);
  const before = JSON.stringify(Object.keys(drifted).map((file) => readFileSync(join(folder, file), 'utf8')));
  check(folder);
  assert.equal(JSON.stringify(Object.keys(drifted).map((file) => readFileSync(join(folder, file), 'utf8'))), before);
  assert.equal(existsSync(join(folder, '.astro')), false);
});

test('JSON, SARIF, GitHub and JUnit hold the same findings', (t) => {
  const folder = folderOf(t, drifted);
  const { findings } = JSON.parse(check(folder, '--format', 'json').stdout) as { findings: { rule: string; fingerprint: string }[] };
  assert.deepEqual(
    findings.map((one) => one.rule),
    ['alert-drift'],
  );
  const sarif = JSON.parse(check(folder, '--format', 'sarif').stdout) as {
    version: string;
    runs: { results: { ruleId: string; level: string; partialFingerprints: Record<string, string> }[] }[];
  };
  assert.equal(sarif.version, '2.1.0');
  assert.deepEqual(
    sarif.runs[0]?.results.map((one) => [one.ruleId, one.level, one.partialFingerprints['faultbook/v1']]),
    [['alert-drift', 'error', findings[0]?.fingerprint]],
  );
  assert.match(
    check(folder, '--format', 'github').stdout,
    /^::error file=.*alerts\.md,line=3,title=alert-drift::BrokerRedeliveryHigh: for is 5m here and 10m in rules\.yaml:6\n$/,
  );
  assert.match(
    check(folder, '--format', 'junit').stdout,
    /<testcase classname="faultbook" name="alert-drift: [^"]*">\n {6}<failure type="error" message="BrokerRedeliveryHigh: /,
  );
});

test('hostile text stays data in every format', (t) => {
  const folder = folderOf(t, {
    ...cleanBook,
    'a%0A,b.md':
      '# T\n\n### Issue: [<img src=x onerror=alert(1)>"&]\n\n| Test | Runbook Section | Status |\n|---|---|---|\n| ::set-output name=x::y | TBD | Pending |\n',
  });
  const github = check(folder, '--format', 'github').stdout;
  for (const line of github.trim().split('\n')) assert.match(line, /^::(?:error|warning|notice) file=[^,:]*,line=\d+,title=[\w-]+::/);
  assert.match(github, /a%250A%2Cb\.md/);
  assert.doesNotMatch(check(folder, '--format', 'junit').stdout, /<img/);
});

test('a baseline accepts what is known; it survives moved lines, expires, and tells what it no longer needs', (t) => {
  const folder = folderOf(t, drifted);
  const baseline = join(folderOf(t, {}), 'accepted.yaml');
  assert.equal(check(folder, '--write-baseline', baseline).code, 0);
  assert.equal(check(folder, '--baseline', baseline, '--fail-on', 'info').code, 0);
  writeFileSync(join(folder, 'alerts.md'), `\n\n${drifted['alerts.md']}`);
  assert.equal(check(folder, '--baseline', baseline, '--fail-on', 'info').code, 0);
  writeFileSync(baseline, readFileSync(baseline, 'utf8').replace('    finding:', '    expires: 2026-01-31\n    finding:'));
  const expired = check(folder, '--baseline', baseline);
  assert.equal(expired.code, 1);
  assert.match(expired.stdout, /\[waiver-expired\]/);
  assert.match(expired.stdout, /\[alert-drift\]/);
  writeFileSync(join(folder, 'alerts.md'), cleanBook['alerts.md'] ?? '');
  writeFileSync(baseline, readFileSync(baseline, 'utf8').replace('    expires: 2026-01-31\n', ''));
  assert.match(check(folder, '--baseline', baseline).stdout, /nothing has the fingerprint [0-9a-f]{16} any more: take it out {2}\[waiver-unused\]/);
});

test('book.yaml sets severities; an unknown rule is a mistake', (t) => {
  assert.equal(check(folderOf(t, { ...drifted, 'book.yaml': 'checks: { alert-drift: off }\n' }), '--fail-on', 'info').code, 0);
  assert.match(check(folderOf(t, { ...drifted, 'book.yaml': 'checks: { alert-drift: warning }\n' })).stdout, /3 {2}warning {2}BrokerRedeliveryHigh/);
  const { code, stderr } = check(folderOf(t, { ...drifted, 'book.yaml': 'checks: { alert-drft: off }\n' }));
  assert.deepEqual(
    { code, stderr },
    { code: 2, stderr: 'book.yaml: checks.alert-drft: expected the name of a rule, received an unknown one; nearest is alert-drift\n' },
  );
});
