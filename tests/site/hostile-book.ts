// A book of attacks: every payload in every place where a stranger writes.

/** What each payload would do: set a variable of the page, or ask another host. `N` is its number. */
const payloads: readonly string[] = [
  '<script>globalThis.ran=N</script>',
  '<img src=x onerror=globalThis.ran=N>',
  '"><svg onload=globalThis.ran=N>',
  "'><iframe srcdoc='<script>parent.ran=N</script>'>",
  // What ends a script early, begins one that never ends, and is no line or no letter to one reader or another.
  '</script><script>globalThis.ran=N</script><!--<script>\u2028\u2029\ud83d',
  '</title></style></textarea><script>globalThis.ran=N</script>',
  'javascript:globalThis.ran=N',
  '[x](javascript:globalThis.ran=N) ![x](https://evil.example/N.png)',
  '" onmouseover="globalThis.ran=N" autofocus onfocus="globalThis.ran=N',
  '<a href="data:text/html,<script>opener.ran=N</script>">x</a>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/N"><base href=//evil.example/>',
  '<math><mtext><table><mglyph><style><img src=x onerror=globalThis.ran=N>',
  '&lt;img src=x onerror=globalThis.ran=N&gt; &#60;script&#62;globalThis.ran=N&#60;/script&#62;',
  "{{constructor.constructor('globalThis.ran=N')()}} ${globalThis.ran=N} `;globalThis.ran=N//",
  '<!--><img src=x onerror=globalThis.ran=N> --> <![CDATA[><img src=x onerror=globalThis.ran=N>]]>',
  '<link rel=stylesheet href=https://evil.example/N.css><style>@import "//evil.example/N.css"</style>',
  '<form action=javascript:globalThis.ran=N><button formaction=javascript:globalThis.ran=N>x</button></form>',
];

/** Characters that a name of a file may not hold. */
const fileName = (text: string) => text.replace(/[/\\\0]/g, '_').slice(0, 100);
const quoted = (text: string) => JSON.stringify(text);
const cell = (text: string) => text.replaceAll('|', '\\|');
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

type Place = (payload: string, index: number) => string;

/** Places in a document. */
const places: readonly Place[] = [
  (x) => `# ${x}`,
  (x) => `Text ${x} text`,
  (x) => `\`${x}\``,
  (x) => `\`\`\`${x}\n${x}\n\`\`\``,
  (x) => `[${x}](requirements.md)`,
  (x) => `[x](<${x}>) [y][r]\n\n[r]: ${x.replaceAll(' ', '')}`,
  (x) => `![${x}](${x.replaceAll(' ', '')} "${x}")`,
  (x) => `> ${x}\n\n- ${x}\n  - [ ] ${x}`,
  (x) => `Note[^${x.replaceAll(/[\s\]]/g, '')}]\n\n[^n]: ${x}`,
  (x, i) =>
    `## Requirements\n\n| Requirement | Test | Suite | Status |\n|---|---|---|---|\n| R1.${i}: ${cell(x)} | \`${cell(x)}\` | ${cell(x)} | ✅ Covered ${cell(x)} |`,
  (x, i) => `### Scenario S${i}: ${x}\n\n**Description**: ${x}\n**Verifies**: ${x}\n**Test**: \`test_${i}\` ${x}\n**Expected behavior**: ${x}`,
  (x, i) =>
    `## Matrix\n\n| Scenario ID | Scenario Name | Tests | Metrics | Alerts |\n|---|---|---|---|---|\n| JS-${100 + i} | ${cell(x)} | ${cell(x)} | \`x_${i}_total{${cell(x)}}\` | ${cell(x)} |`,
  (x, i) => `## Smoke tests\n\n### ${i}. ${x}\n\n**Test**: \`test_${i}\`\n**Duration**: ~30 seconds ${x}\n**Why critical**: ${x}\n\n\`\`\`bash\n${x}\n\`\`\``,
  (x, i) =>
    `## Runbook integration\n\n### Scenario ${i}: ${x}\n\n**Runbook section**: \`${x}\` → "${x}"\n**What tests guarantee**: ${x}\n**In production**: ${x}`,
  (x, i) =>
    `## Alerts\n\n- \`AlarmNumber${i}\`: ${x} (for 2m, critical)\n\n| Alert | Expression | Severity |\n|---|---|---|\n| \`OtherAlarm${i}\` | ${cell(x)} | ${cell(x)} |`,
  (x, i) => `## Metrics\n\n| Metric | Labels | Type | Description |\n|---|---|---|---|\n| \`y_${i}_total\` | ${cell(x)} | ${cell(x)} | ${cell(x)} |`,
  (x) => `### Panel 1: ${x}\n\n\`\`\`promql\nrate(${x}[5m])\n\`\`\``,
  (x) => `## Backends\n\n| Concept | NATS | ${cell(x)} |\n|---|---|---|\n| ${cell(x)} | \`${cell(x)}\` | ${cell(x)} |`,
  (x, i) => `## Process ${i}: ${x}\n\n- [ ] ${x}\n\n**Cadence**: ${x}`,
  (x) => `## Review triggers\n\n| Event | Priority | Action | Timeline |\n|---|---|---|---|\n| ${cell(x)} | ${cell(x)} | ${cell(x)} | ${cell(x)} |`,
  (x, i) => `### [task_${i}] ${x}\n\n**Priority**: ${x}\n**Owner**: ${x}\n**Status**: ${x}`,
  (x) => `## Glossary\n\n- **${x}**: ${x}`,
  (x) =>
    `\`\`\`mermaid\n%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\nflowchart LR\n  A[${quoted(x)}] --> B\n  click A href ${quoted(x)}\n\`\`\``,
];

/** Names that every object has. */
const named: Record<string, string> = {
  '__proto__.md':
    '# __proto__\n\n## constructor\n\n[x](constructor.md#__proto__) [y](__proto__.md#constructor)\n\n| Requirement | Test | Status |\n|---|---|---|\n| R900.1: toString | `__proto__` | covered |\n',
  'constructor.md': '# Glossary\n\n## __proto__\n\n- **constructor** (also __proto__): hasOwnProperty\n- **valueOf**: toString\n',
  'named-backends.md':
    '# Message broker backends\n\n| Backend | Status |\n|---|---|\n| constructor | Supported |\n| \\_\\_proto\\_\\_ | Planned |\n\n| Concept | constructor | \\_\\_proto\\_\\_ |\n|---|---|---|\n| toString | `valueOf` | `hasOwnProperty` |\n',
  'results/named.xml':
    '<testsuite name="__proto__"><testcase classname="a_SUITE" name="constructor"/><testcase classname="__proto__" name="toString"/></testsuite>',
  'metrics/named.prom': '# TYPE constructor counter\nconstructor{__proto__="x",constructor="y"} 1\n',
  'dashboards/named.json':
    '{"title": "__proto__", "uid": "constructor", "__proto__": {}, "panels": [{"title": "constructor", "targets": [{"expr": "constructor"}]}]}',
};

export interface HostileBook {
  files: Record<string, string>;
  /** How many pairs of a payload and a place there are. */
  vectors: number;
}

export function hostileBook(): HostileBook {
  let vectors = 0;
  const numbered = (payload: string) => payload.replaceAll('N', () => String(++vectors));
  const files: Record<string, string> = { 'requirements.md': '# Requirements\n' };
  payloads.forEach((payload, index) => {
    const parts = places.map((place) => place(numbered(payload), index));
    const front = ['title', 'owner', 'family', 'date'].map((key) => `${key}: ${quoted(numbered(payload))}`);
    const document = `---\n${front.join('\n')}\naliases: [${quoted(numbered(payload))}]\n---\n\n${parts.join('\n\n')}\n`;
    files[`${index}-${fileName(numbered(payload))}.md`] = document;
    files[`active-${index}.svg`] = `<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.ran=1">${numbered(payload)}</svg>`;
    files[`rules-${index}.yaml`] = [
      'groups:',
      `  - name: ${quoted(numbered(payload))}`,
      '    rules:',
      `      - alert: RuleAlarm${index}`,
      `        expr: ${quoted(`x_${index}_total > 1 # ${numbered(payload)}`)}`,
      `        for: ${quoted(numbered(payload))}`,
      `        labels: { severity: ${quoted(numbered(payload))} }`,
      `        annotations: { summary: ${quoted(numbered(payload))}, description: ${quoted(numbered(payload))}, runbook_url: ${quoted(numbered(payload))} }`,
      '',
    ].join('\n');
    files[`results/junit-${index}.xml`] =
      `<testsuites><testsuite name="${xml(numbered(payload))}"><testcase classname="${xml(numbered(payload))}" name="x"><error message="${xml(numbered(payload))}"/></testcase></testsuite><testsuite name="a_SUITE"><testcase classname="a_SUITE" name="${xml(numbered(payload))}"><failure message="${xml(numbered(payload))}">${xml(numbered(payload))}</failure></testcase></testsuite></testsuites>`;
    const text = numbered(payload);
    files[`dashboards/board-${index}.json`] = JSON.stringify({
      title: text,
      uid: text,
      links: [{ title: text, url: text }],
      panels: [{ id: 1, title: text, description: text, gridPos: {}, targets: [{ expr: `x_${index}_total`, legendFormat: text }] }],
    });
    files[`metrics/dump-${index}.prom`] =
      `# HELP z_${index}_total ${numbered(payload)}\n# TYPE z_${index}_total counter\nz_${index}_total{label="${numbered(payload).replaceAll('"', '\\"')}"} 1\n`;
  });
  Object.assign(files, named);
  files['book.yaml'] = [
    `title: ${quoted(`Book ${payloads.map(numbered).join(' ')}`)}`,
    `description: ${quoted(payloads.map(numbered).join(' '))}`,
    'repository:',
    `  url: ${quoted('https://git.example/"><script>globalThis.ran=1</script>')}`,
    `  branch: ${quoted(numbered(payloads[8] ?? ''))}`,
    'synonyms:',
    `  ${quoted(numbered(payloads[0] ?? ''))}: [${quoted(numbered(payloads[1] ?? ''))}]`,
    '',
  ].join('\n');
  return { files, vectors };
}
