// A small team's repository, and the pull requests it sees.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cleanBook } from '../checks/clean-book.ts';

type Files = Record<string, string | undefined>;

const files: Files = {
  ...Object.fromEntries(Object.entries(cleanBook).map(([path, text]) => [`docs/${path}`, text])),
  'docs/smoke.md': `${cleanBook['smoke.md']}
**Command**:
\`\`\`bash
rebar3 ct --suite test/broker_SUITE --case test_reconnects
\`\`\`
`,
  'docs/runbook.md': `${cleanBook['runbook.md']}
### Scenario 2: Order is lost

**Runbook Section**: TBD

**Test Coverage**:
- **Test**: \`test_keeps_order\` (\`broker_SUITE\`)
`,
  'docs/tasks.md': `${cleanBook['tasks.md']}
### [watch_nats] Watch the NATS client

**Goal**: Reconnecting stays sound; \`broker_SUITE\` shows it.
**Owner**: SRE
**Frequency**:
- **Mandatory review** when changes are made to \`router_nats\`

**Definition of Done**:
- ✅ reconnects were looked at
- ⏳ metrics were compared
`,
  'src/router_nats.erl': '-module(router_nats).\n',
  'test/broker_SUITE.erl': `-module(broker_SUITE).
-export([all/0, test_reconnects/1, test_keeps_order/1]).
all() -> [test_reconnects, test_keeps_order].
test_reconnects(_Config) -> ok.
test_keeps_order(_Config) -> ok.
`,
};

function edited(file: string, from: string | RegExp, to: string): Files {
  const text = files[file] ?? '';
  if (text.replace(from, to) === text) throw new Error(`${file} has no ${from}`);
  return { [file]: text.replace(from, to) };
}

/** What pull requests do, each one thing: the files they write, or remove where there is no text. */
export const pullRequests: Record<string, Files> = {
  'a test is removed': edited(
    'docs/requirements.md',
    '| R1.2: Keeps order | `test_keeps_order` | `broker_SUITE` | ✅ Covered |',
    '| R1.2: Keeps order | - | - | ✅ Covered |',
  ),
  'a requirement is renamed': edited('docs/requirements.md', 'R1.1: Reconnects', 'R1.1: Comes back by itself'),
  'a threshold is changed': edited('docs/rules.yaml', 'for: 10m', 'for: 5m'),
  'a document is moved': { 'docs/smoke.md': undefined, 'docs/quick/smoke.md': files['docs/smoke.md'] },
  'a TBD is mended': edited('docs/runbook.md', '**Runbook Section**: TBD', '**Runbook Section**: `procedures.md` → "Broker is gone"'),
  'a module is changed': { 'src/router_nats.erl': '-module(router_nats).\n-export([connect/0]).\n' },
  'a suite stops running a test': edited('test/broker_SUITE.erl', '[test_reconnects, test_keeps_order]', '[test_reconnects]'),
  'only words are changed': edited('docs/procedures.md', 'Look at the broker.', 'Look at the broker first.'),
};

/** All of them at once. */
pullRequests['all of it at once'] = {
  ...Object.assign({}, ...Object.values(pullRequests)),
  'docs/requirements.md': (pullRequests['a test is removed']?.['docs/requirements.md'] ?? '').replace('R1.1: Reconnects', 'R1.1: Comes back by itself'),
};

export interface Story {
  folder: string;
  git: (...args: string[]) => string;
  close: () => void;
}

/** The repository with `main` and a branch for each pull request, named by its place in the list: `pr0`, `pr1`. */
export function tellStory(): Story {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-story-'));
  const who = {
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_AUTHOR_DATE: '2026-11-20T00:00:00Z',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
    GIT_COMMITTER_DATE: '2026-11-20T00:00:00Z',
  };
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    });
  const write = (changed: Files) => {
    for (const [path, text] of Object.entries(changed)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === undefined) rmSync(file);
      else writeFileSync(file, text);
    }
    git('add', '--all');
  };
  git('init', '--quiet', '--initial-branch=main', '.');
  write(files);
  git('commit', '--quiet', '--message=The book');
  for (const [index, changed] of Object.values(pullRequests).entries()) {
    git('checkout', '--quiet', '-b', `pr${index}`, 'main');
    write(changed);
    git('commit', '--quiet', '--message=One thing');
  }
  // The team goes on: what main gained meanwhile is no change of the pull requests.
  git('checkout', '--quiet', 'main');
  write({ 'docs/news.md': '# News\n\n### Scenario 7: The moon is full\n\n**Description**: Nobody sleeps.\n' });
  git('commit', '--quiet', '--message=News');
  return { folder, git, close: () => rmSync(folder, { recursive: true, force: true }) };
}
