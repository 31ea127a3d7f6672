// Made-up books of any size: the same seed gives the same documents. They speak of one another as a team's documents do.
import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const parts = ['broker', 'queue', 'ledger', 'gateway', 'cache', 'session', 'router', 'billing', 'search', 'mail', 'upload', 'report'];
const faults = ['restart', 'latency', 'partition', 'overload', 'corruption', 'timeout', 'disk-full', 'clock-skew', 'failover', 'redelivery'];
const effects = ['keeps order', 'loses nothing', 'reconnects', 'drains in time', 'refuses new work', 'tells the caller', 'retries with a pause', 'stays up'];
const words =
  'the service waits until its broker answers again and tells whoever asks how long that has lasted while every order stays where it is so that nobody has to look for it later when the load is high a part of the work is put off'.split(
    ' ',
  );

/** Entities that one area of a book has, its documents among them. */
const entitiesOfArea = 54;

class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to a number, without it: mulberry32, by Tommy Ettinger, in the public domain. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  sentence(): string {
    const text = Array.from({ length: 8 + this.below(14) }, () => this.of(words)).join(' ');
    return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
  }

  paragraph(): string {
    return Array.from({ length: 2 + this.below(4) }, () => this.sentence()).join(' ');
  }
}

/** Names of what lies in an area, which documents of other areas mention too. */
function area(index: number) {
  const name = `${parts[index % parts.length]}${index < parts.length ? '' : Math.floor(index / parts.length)}`;
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const suite = `${name}_faults_SUITE`;
  const tests = Array.from({ length: 12 }, (_, at) => `test_${name}_${faults[at % faults.length]?.replace('-', '_')}_${at + 1}`);
  const alerts = ['Down', 'Slow', 'BacklogHigh'].map((end) => `${title}${end}`);
  const metrics = ['requests_total', 'failures_total', 'wait_seconds', 'backlog'].map((end) => `${name}_${end}`);
  return { name, title, suite, tests, alerts, metrics };
}

/**
 * Writes a book into a folder.
 * @param entities about how many entities it is to have
 * @param sections about how many each note has: they make documents longer, not more
 * @returns how many documents were written, and how many bytes they have together
 */
export function writeBook(folder: string, entities: number, seed: number, sections: number): { documents: number; bytes: number } {
  const random = new Random(seed);
  const areas = Math.max(1, Math.round(entities / entitiesOfArea));
  let [documents, bytes] = [0, 0];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    if (!path.endsWith('.md')) return;
    documents += 1;
    bytes += Buffer.byteLength(text);
  };
  write('book.yaml', `title: A book of ${entities} entities\n`);
  for (let index = 0; index < areas; index += 1) {
    const own = area(index);
    for (const [path, text] of Object.entries(documentsOf(own, random))) write(path, text);
    for (let number = 1; number <= 6; number += 1) write(`${own.name}/notes/note-${number}.md`, prose(own, number, areas, sections, random));
  }
  return { documents, bytes };
}

/** Copies a book that is there already; told is the same. */
export function copyBook(from: string, folder: string): { documents: number; bytes: number } {
  cpSync(from, folder, { recursive: true });
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => statSync(join(folder, path)).size);
  return { documents: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function documentsOf({ name, title, suite, tests, alerts, metrics }: ReturnType<typeof area>, random: Random): Record<string, string> {
  const requirement = (test: string, at: number) => `| R1.${at + 1}: ${title} ${random.of(effects)} (${at + 1}) | \`${test}\` | \`${suite}\` | ✅ Covered |`;
  const scenario = (at: number) =>
    `### Scenario S${at + 1}: ${title} ${faults[at]}\n\n**Description**: ${random.sentence()}\n**Test**: \`${suite}:${tests[at]}/1\`\n**Expected behavior**: ${random.sentence()}\n`;
  const entry = (at: number) =>
    `### Scenario ${at + 1}: ${title} ${faults[at]}\n\n**Runbook section**: \`${name}/procedures.md\` → "${title} ${faults[at]}"\n**Test**: \`${tests[at]}\`\n**What tests guarantee**: ${random.sentence()}\n**In production**: ${random.sentence()}\n`;
  const smoke = (at: number) =>
    `## ${title} ${faults[at]}\n\n**Test**: \`${tests[at]}\`\n**Duration**: ~${10 + at}-${30 + at} seconds\n**Why critical**: ${random.sentence()}\n\n\`\`\`bash\nrebar3 ct --suite ${suite} --case ${tests[at]}\n\`\`\`\n`;
  return {
    [`${name}/requirements.md`]: `# ${title}: requirements\n\n## R1: ${title} survives\n\n**Requirement**: ${random.sentence()}\n\n| Requirement | Test | Suite | Status |\n|---|---|---|---|\n${tests.map(requirement).join('\n')}\n`,
    [`${name}/scenarios.md`]: `# ${title}: scenarios\n\n${[0, 1, 2, 3].map(scenario).join('\n')}`,
    [`${name}/runbook.md`]: `# ${title}: runbook integration\n\n${[0, 1, 2].map(entry).join('\n')}`,
    [`${name}/smoke.md`]: `# ${title}: smoke tests\n\n${[0, 1].map(smoke).join('\n')}`,
    [`${name}/alerts.md`]: `# ${title}: alerts\n\n## Alerts\n\n${alerts.map((alert, at) => `- \`${alert}\`: ${random.sentence()} (for ${at + 1}m, ${at === 0 ? 'critical' : 'warning'}). See \`${metrics[at]}\`.`).join('\n')}\n`,
    [`${name}/metrics.md`]: `# ${title}: metrics\n\n| Metric | Labels | Type | Description |\n|---|---|---|---|\n${metrics.map((metric) => `| \`${metric}\` | \`reason\`, \`topic\` | counter | ${random.sentence()} |`).join('\n')}\n`,
  };
}

function prose(own: ReturnType<typeof area>, number: number, areas: number, about: number, random: Random): string {
  const sections = Array.from({ length: 1 + random.below(2 * about - 1) }, (_, at) => {
    const other = area(random.below(areas));
    const list = Array.from({ length: 3 }, () => `- ${random.sentence()} See \`${random.of(other.tests)}\`.`).join('\n');
    return `## ${random.of(effects)} ${at + 1}\n\n${random.paragraph()} It is seen at \`${random.of(other.metrics)}\` and told by ${random.of(other.alerts)}; [${other.title}](../../${other.name}/requirements.md) says what has to hold.\n\n${list}\n\n${random.paragraph()}\n\n\`\`\`promql\nrate(${random.of(own.metrics)}{reason="${random.of(faults)}"}[5m]) > ${random.below(90)}\n\`\`\`\n`;
  });
  return `# ${own.title}: note ${number}\n\n${random.paragraph()}\n\n${sections.join('\n')}`;
}
