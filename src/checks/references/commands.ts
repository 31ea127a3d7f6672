// Commands that documents tell people to run, against the files that would run them.
import { nearest } from '../../catalog/nearest.ts';
import type { Shelf, Shelved } from '../../evidence/shelf.ts';
import { codeBlocksOf } from '../../reading/shapes/walk.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { groupsOf, isForeseen } from './groups.ts';

/** One simple command: `make test`, of `cd x && make test`. */
export interface Command {
  text: string;
  line: number;
}

/** The commands in a document's shell blocks and code spans. */
export function commandsIn({ outline }: DocumentReading): Command[] {
  const blocks = outline.sections.flatMap((section) =>
    codeBlocksOf(section.blocks)
      .filter((code) => /^(?:ba|z)?sh$|^shell$|^console$|^$/.test(code.lang))
      .flatMap((code) => code.value.split('\n').map((text, index) => ({ text, line: code.start + index }))),
  );
  // A command has an argument, or is the path of a script.
  const spans = groupsOf(outline).flatMap((group) => group.spans.filter(({ text }) => /[\s/]/.test(text) && !isForeseen(group)));
  return [...blocks, ...spans].flatMap(({ text, line }) =>
    text
      .split(/&&|\|\||[;|]/)
      .map((part) => part.trim().replace(/^\$\s+/, ''))
      .filter((part) => part !== '' && !part.startsWith('#'))
      .map((part) => ({ text: part, line })),
  );
}

/** The path of a script that a command runs. */
export function scriptOf(command: string): string | undefined {
  return /^(?:(?:bash|sh|zsh|source|\.|python3?|node|escript|perl|ruby)\s+)?((?:\.\/)?[\w.-]+(?:\/[\w.-]+)+\.(?:sh|bash|py|rb|pl|escript|mjs|js|ts))(?:\s|$)/
    .exec(command)?.[1]
    ?.replace(/^\.\//, '');
}

/** Something that a command names and that no file defines. */
export interface Undefined {
  message: string;
  /** A file that would define it. */
  where: Shelved;
}

/** What runs commands by name: the targets of Makefiles, the scripts of package.json. */
export class Runners {
  readonly #makefiles: readonly Shelved[];
  readonly #packages: readonly Shelved[];
  readonly #targets: ReadonlySet<string> | undefined;
  readonly #scripts: ReadonlySet<string>;

  constructor(shelf: Shelf) {
    this.#makefiles = ['Makefile', 'makefile', 'GNUmakefile'].flatMap((name) => shelf.named(name));
    this.#packages = shelf.named('package.json');
    this.#targets = targetsOf(this.#makefiles, shelf);
    this.#scripts = new Set(this.#packages.flatMap((file) => scriptsIn(shelf.text(file))));
  }

  /** What of a command nothing defines; nothing where that cannot be told. */
  undefinedIn(command: string): Undefined | undefined {
    const make = /^make\s+((?:-C\s+\S+\s+|-\w+\s+|\w+=\S*\s+)*)([a-z][\w.-]*)(?:\s|$)/i.exec(command)?.[2];
    const [makefile] = this.#makefiles;
    if (make && makefile && this.#targets) return this.#missing(make, this.#targets, 'no Makefile has the target', makefile);
    const script = /^(?:npm|pnpm|yarn)\s+run(?:-script)?\s+([\w:.-]+)(?:\s|$)/.exec(command)?.[1];
    const [pack] = this.#packages;
    return script && pack ? this.#missing(script, this.#scripts, 'no package.json has the script', pack) : undefined;
  }

  #missing(name: string, known: ReadonlySet<string>, message: string, where: Shelved): Undefined | undefined {
    if (known.has(name) || [...known].some((one) => one.includes('%') && matches(one, name))) return undefined;
    const near = nearest(name, known);
    return { message: `${message} ${name}${near ? `; nearest is ${near}` : ''}`, where };
  }
}

function matches(pattern: string, name: string): boolean {
  const [head = '', tail = ''] = pattern.split('%');
  return name.startsWith(head) && name.endsWith(tail);
}

/** Every target; nothing where a Makefile makes up targets, or includes what was not read. */
function targetsOf(makefiles: readonly Shelved[], shelf: Shelf): ReadonlySet<string> | undefined {
  const targets = new Set<string>();
  const pending = [...makefiles];
  const seen = new Set<string>();
  for (let file = pending.pop(); file; file = pending.pop()) {
    if (seen.has(file.file)) continue;
    seen.add(file.file);
    const text = shelf.text(file);
    if (text === undefined || /\$\(eval\b|^\.DEFAULT\b/m.test(text)) return undefined;
    for (const line of text.split('\n')) {
      const included = /^-?include\s+(.+)$/.exec(line)?.[1];
      if (included !== undefined) {
        for (const path of included.trim().split(/\s+/)) {
          const found = path.includes('$') || path.includes('*') ? [] : shelf.find(path);
          if (found.length === 0) return undefined;
          pending.push(...found);
        }
      }
      const head = /^([^\s#:=][^#:=]*?)\s*::?(?!=)(.*)$/.exec(line);
      if (!head) continue;
      const names = head[1] === '.PHONY' ? (head[2] ?? '') : (head[1] ?? '');
      if (/\$\((?:addprefix|addsuffix|foreach|patsubst|call)\b/.test(names)) return undefined;
      for (const name of names.trim().split(/\s+/)) targets.add(name);
    }
  }
  return targets;
}

function scriptsIn(text: string | undefined): string[] {
  try {
    const { scripts } = JSON.parse(text ?? '{}') as { scripts?: unknown };
    return scripts !== null && typeof scripts === 'object' ? Object.keys(scripts) : [];
  } catch {
    return [];
  }
}
