import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogOf, traceability } from '../support/load.ts';

const runbook = `# Runbook integration

### Scenario 1: Broker is gone

**Runbook Section**: TBD

**Test Coverage**:
- **Test**: \`test_reconnects\` (\`broker_SUITE\`)

**What the test guarantees**:
- It reconnects

**If this scenario occurs in production**:
- Wait
`;
const scenarios = `# Test scenarios

**Scenario S1: The broker is lost**
- **Verifies**: reconnection
- **Tests**:
  - \`test_reconnects\`

**Scenario S2: Reconnects twice**
- **Verifies**: reconnection
- **Tests**:
  - \`test_reconnects\`
  - \`test_reconnects_again\`
  - \`test_reconnects_thrice\`
`;

test('what shares its tests is tied, with the reason and the place', (t) => {
  const { links } = catalogOf(t, { 'trace.md': traceability, 'runbook.md': runbook, 'scenarios.md': scenarios });
  const ties = links
    .filter((link) => link.type === 'guides' || link.type === 'related')
    .map((link) => `${link.from} ${link.type} ${link.to}: ${link.why}, ${link.source.file}:${link.source.line}`);
  assert.deepEqual(ties, [
    'requirement:trace/R1.1 related scenario:scenarios/S1: both have test_reconnects, trace.md:9',
    'requirement:trace/R1.1 related scenario:scenarios/S2: both have test_reconnects, trace.md:9',
    'runbook:broker-is-gone guides scenario:scenarios/S1: both have test_reconnects, runbook.md:8',
    'runbook:broker-is-gone guides scenario:scenarios/S2: both have test_reconnects, runbook.md:8',
    'runbook:broker-is-gone related requirement:trace/R1.1: both have test_reconnects, runbook.md:8',
  ]);
});

test('two scenarios of one document are two things, whatever they share', (t) => {
  const { links } = catalogOf(t, { 'scenarios.md': scenarios });
  assert.deepEqual(
    links.filter((link) => link.type === 'related'),
    [],
  );
});

test('a test that everything rests on ties nothing', (t) => {
  const rows = Array.from({ length: 40 }, (_, i) => `| R1.${i}: Thing number ${i} | \`test_all_of_it\` | Covered |`).join('\n');
  const { links } = catalogOf(t, {
    'trace.md': `# Requirements\n\n| Requirement | Test | Status |\n|---|---|---|\n${rows}\n`,
    'scenarios.md': '# Scenarios\n\n**Scenario S1: All**\n- **Tests**: `test_all_of_it`\n',
  });
  assert.deepEqual(
    links.filter((link) => link.type === 'related'),
    [],
  );
});
