// Test results in JUnit's XML, as every runner writes it in its own way. Read as a stream: memory does not grow with the
// file. Entities are never expanded and nothing is ever fetched: the parser knows the five of XML and no other.
import sax from 'sax';

export type Outcome = 'passed' | 'failed' | 'skipped' | 'flaky';

/** What the suite around a test case says. It is complete only when the file has been read. */
export interface ResultSuite {
  name: string | undefined;
  timestamp: string | undefined;
  revision: string | undefined;
  file: string | undefined;
}

/** One `testcase` element. */
export interface CaseResult {
  suite: ResultSuite;
  name: string;
  classname: string | undefined;
  file: string | undefined;
  timestamp: string | undefined;
  revision: string | undefined;
  seconds: number | undefined;
  outcome: Outcome;
  message: string | undefined;
  line: number;
}

export interface ResultFile {
  /** False for XML of another kind. */
  isResults: boolean;
  cases: CaseResult[];
  problems: { line: number; message: string }[];
}

/** A file with more test cases than this is no file of results anybody reads; the rest is left out, and that is said. */
const mostCases = 50_000;
const longestText = 300;
/** Suites in suites, and the elements of a case in them: deeper is no file of results. */
const deepest = 256;

// Values longer than this are cut. The parser's own limit, 64 kB, is less than some runners put into `message`.
(sax as { MAX_BUFFER_LENGTH?: number }).MAX_BUFFER_LENGTH = 1 << 20;

const bad = new Set(['failure', 'error']);
/** Maven Surefire: `flaky*` passed in the end, `rerun*` failed again beside a `failure`. */
const flaky = new Set(['flakyFailure', 'flakyError']);
const revisionNames =
  /^(?:git[._-]?)?(?:revision|commit|sha)(?:[._-]?(?:id|sha|hash))?$|^(?:vcs|build|scm)[._-]revision$|_(?:COMMIT_SHA|SHA|COMMIT)$|^git[._]commit[._]id$/i;

/**
 * Reads results.
 * @param chunks the file's text, in pieces; of XML of another kind only the first is looked at
 */
export function readResults(chunks: Iterable<string>): ResultFile {
  const reader = new Reader();
  for (const chunk of chunks) if (!reader.write(chunk)) break;
  return reader.end();
}

class Reader {
  readonly #parser = sax.parser(true, { position: true });
  readonly #file: ResultFile = { isResults: false, cases: [], problems: [] };
  readonly #suites: ResultSuite[] = [];
  #case: CaseResult | undefined;
  /** The element whose text is of interest, with its text so far. */
  #text: { tag: string; value: string } | undefined;
  #property: string | undefined;
  /** The elements that are open, from the outermost. */
  readonly #open: { name: string; line: number }[] = [];
  #tagLine = 1;
  #seen = false;
  #stopped = false;

  constructor() {
    const parser = this.#parser;
    parser.onerror = (error) => {
      const [message = ''] = error.message.split('\n');
      const buffer = /^Max buffer length exceeded: (\w+)/.exec(message)?.[1];
      if (buffer) {
        this.#problem('a value is longer than 1 MB, expected less: only its end is read', this.#tagLine);
        (parser as unknown as Record<string, string>)[buffer] = '';
      } else this.#problem(`not valid XML: ${message === 'Unclosed root tag' ? 'it ends too early' : message.replace(/\.$/, '')}${this.#expected(message)}`);
      // Cleared, so that what follows is read too: one damaged element does not hide the others.
      (parser as { error: Error | null }).error = null;
    };
    parser.ondoctype = (doctype) => this.#doctype(doctype);
    parser.onopentagstart = () => (this.#tagLine = parser.line + 1);
    parser.onopentag = ({ name, attributes }) => this.#opened(name, attributes as Record<string, string>);
    parser.onclosetag = (name) => this.#closed(name);
    parser.ontext = (text) => this.#append(text);
    parser.oncdata = (text) => this.#append(text);
  }

  write(chunk: string): boolean {
    if (!this.#stopped) this.#parser.write(chunk);
    return !this.#stopped;
  }

  end(): ResultFile {
    if (!this.#stopped) this.#parser.close();
    // Damage counts where a file says that it holds results. Other XML is none of our business.
    if (!this.#file.isResults) this.#file.problems = this.#file.problems.filter((problem) => problem.message.includes('entit'));
    return this.#file;
  }

  #problem(message: string, line = this.#parser.line + 1): void {
    if (this.#file.problems.length === 0) this.#file.problems.push({ line, message });
  }

  /** Where an end is missing or does not fit: the one that would. */
  #expected(message: string): string {
    const inner = this.#open.at(-1);
    return inner && /clos|end/i.test(message) ? `, expected </${inner.name}> for line ${inner.line}` : '';
  }

  #doctype(doctype: string): void {
    const entities = [...doctype.matchAll(/<!ENTITY\s+(?:%\s+)?[\w.:-]+\s+(?:"([^"]*)"|'([^']*)'|(SYSTEM|PUBLIC)\b[^>]*)/g)];
    const nested = entities.some(([, a, b]) => /&[\w.:-]+;.*&[\w.:-]+;/s.test(a ?? b ?? ''));
    const external = entities.some(([definition, , , outside]) => outside && /["'](?:\w+:|\/)/.test(definition));
    if (nested || external)
      this.#problem(
        `declares entities that ${nested ? 'stand for each other many times' : 'lie outside the file'}, expected plain text: they are not expanded`,
      );
  }

  #opened(name: string, attributes: Record<string, string>): void {
    if (!this.#seen) {
      this.#seen = true;
      this.#file.isResults = name === 'testsuites' || name === 'testsuite';
      if (!this.#file.isResults) this.#stopped = true;
    }
    if (this.#open.length >= deepest) {
      this.#problem(`elements nested more than ${deepest} deep, expected suites of test cases: the rest is not read`);
      this.#stopped = true;
    }
    if (this.#stopped) return;
    this.#open.push({ name, line: this.#tagLine });
    if (name === 'testsuite' || name === 'testsuites') this.#openSuite(name, attributes);
    else if (name === 'testcase') this.#openCase(attributes);
    else if (name === 'property') {
      this.#property = attributes['name'];
      if (attributes['value'] !== undefined) this.#revision(attributes['value']);
      else this.#text = { tag: name, value: '' };
    } else if (this.#case) this.#verdict(this.#case, name, attributes);
  }

  #openSuite(tag: string, attributes: Record<string, string>): void {
    const outer = this.#suites.at(-1);
    this.#suites.push({
      name: tag === 'testsuite' ? attributes['name']?.toWellFormed() : undefined,
      timestamp: attributes['timestamp'] ?? outer?.timestamp,
      revision: outer?.revision,
      file: attributes['file'] ?? attributes['filepath'] ?? outer?.file,
    });
  }

  #openCase(attributes: Record<string, string>): void {
    const seconds = Number((attributes['time'] ?? '').replaceAll(',', ''));
    const group = attributes['group'];
    this.#case = {
      suite: this.#suites.at(-1) ?? { name: undefined, timestamp: undefined, revision: undefined, file: undefined },
      name: short(`${group ? `[${group}] ` : ''}${attributes['name'] ?? ''}`),
      classname: attributes['classname'] === undefined ? undefined : short(attributes['classname']),
      file: attributes['file'] === undefined ? undefined : short(attributes['file']),
      timestamp: attributes['timestamp'],
      revision: undefined,
      seconds: attributes['time'] !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined,
      outcome: attributes['status'] === 'skipped' ? 'skipped' : 'passed',
      message: undefined,
      line: this.#tagLine,
    };
  }

  #verdict(result: CaseResult, name: string, attributes: Record<string, string>): void {
    if (bad.has(name)) result.outcome = 'failed';
    else if (name === 'skipped' || name === 'disabled') result.outcome = 'skipped';
    else if (flaky.has(name) && result.outcome === 'passed') result.outcome = 'flaky';
    else return;
    const message = attributes['message']?.trim();
    if (message) result.message ??= short(message);
    // cth_surefire's message repeats the test's name; the reason stands in the text.
    if (!message || /^Test .* (?:failed|skipped)!$/.test(message)) this.#text = { tag: name, value: '' };
  }

  #append(text: string): void {
    if (this.#text && this.#text.value.length < longestText) this.#text.value += text.slice(0, longestText * 4);
  }

  #closed(name: string): void {
    if (this.#stopped) return;
    this.#open.pop();
    if (this.#text?.tag === name) {
      const text = this.#text.value.trim();
      this.#text = undefined;
      if (name === 'property') this.#revision(text);
      else if (this.#case && text !== '') this.#case.message = short(text);
    }
    if (name === 'testcase' && this.#case) {
      if (this.#file.cases.length >= mostCases) {
        this.#problem(`more than ${mostCases} test cases, expected fewer in one file: the rest is not read`);
        this.#stopped = true;
      } else if (this.#case.name !== '') this.#file.cases.push(this.#case);
      this.#case = undefined;
    } else if (name === 'testsuite' || name === 'testsuites') this.#suites.pop();
  }

  #revision(value: string): void {
    const owner = this.#case ?? this.#suites.at(-1);
    if (owner && this.#property && revisionNames.test(this.#property) && value.trim() !== '') owner.revision = short(value.trim());
    this.#property = undefined;
  }
}

/** One line of at most a few hundred characters. */
function short(text: string): string {
  const line = text
    .slice(0, longestText * 4)
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return (line.length > longestText ? `${line.slice(0, longestText - 1)}…` : line).toWellFormed();
}
