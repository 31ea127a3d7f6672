// The many ways in which one document may be written: other line ends, other marks for headings, lists, labels and fences,
// tables with other delimiters. Whichever an author likes, the same is read.
import fc from 'fast-check';

/** Changes the lines of a document that are no code: what it gives stands for one line, with line ends inside where it is several. */
type Line = (line: string, before: string) => string;

/** What is shown as code or commented out says nothing. */
const examples = `\`\`\`\`text
### Requirement R9.9: Then never
\`\`\`
**Statement**: Then never
\`\`\`
| Requirement | Test | Status |
|---|---|---|
| R9.8: Then never | \`test_never\` | covered |
\`\`\`\`

<!--
## Scenario S99: Then never

**Test**: \`test_never\`
-->

    ### [never] Then never
    - **Never**: Then never`;

const outsideCode =
  (change: Line) =>
  (text: string): string => {
    let fence = '';
    const lines = text.split('\n');
    return lines
      .map((line, index) => {
        const mark = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
        if (fence === '' && mark) fence = mark;
        else if (fence !== '') fence = mark === fence ? '' : fence;
        else return change(line, lines[index - 1] ?? '');
        return line;
      })
      .join('\n');
  };

/** `✅ **Covered**` */
function marked(state: string): string {
  const marks: Readonly<Record<string, string>> = { covered: '✅', partial: '⚠️', none: '❌', planned: '⏳' };
  return `${marks[state]} **${state.charAt(0).toUpperCase()}${state.slice(1)}**`;
}

/** Labels with their values, and with the lists below them, as the items of one list. */
function inOneList(labels: string): string {
  const lines = labels.trimEnd().split('\n');
  const items = lines.filter((line) => line !== '').map((line) => (line.startsWith('- ') ? `  ${line}` : `- ${line}`));
  return `${items.join('\n')}\n\n`;
}

/** Each keeps what the document says. They are applied in this order. */
const styles = {
  'headings underlined': outsideCode((line) => {
    const [, marks, title = ''] = /^(#{1,2}) (.*)$/.exec(line) ?? [];
    return marks === undefined ? line : `${title}\n${(marks === '#' ? '=' : '-').repeat(3)}`;
  }),
  'headings closed': outsideCode((line) => (/^#{1,6} /.test(line) ? `${line} ##` : line)),
  'labels line by line': (text: string) => text.replace(/^(\*\*[\w ]+:?\*\*:? [^\n]*)\n\n(?=\*\*[\w ]+:?\*\*:? \S)/gm, '$1\n'),
  'labels that are plain': outsideCode((line) => line.replace(/^\*\*(Severity|Priority|Status|Owner|Duration|Description|Date)\*\*:? (?=\S)/, '$1: ')),
  'labels in a list': (text: string) =>
    text.replace(/(?<=\n\n|\n#[^\n]*\n)(?:\*\*[\w ]+:?\*\*:?(?: [^\n]*|\n\n- [^\n]*(?:\n- [^\n]*)*)(?:\n{1,2}|$(?![^]))){2,}/gm, inOneList),
  'other bullets': outsideCode((line) => line.replace(/^( *)- /, '$1* ')),
  'bullets by turns': (text: string) => text.replace(/^( *)([-*]) ([^\n]*)\n\1[-*] /gm, '$1$2 $3\n$1+ '),
  'lists set wide': outsideCode((line) => line.replace(/^( *)([-*+]) /, '$1$1$2   ')),
  'lists set in': outsideCode((line) => line.replace(/^( *[-*+]) /, '  $1 ')),
  'colons inside labels': outsideCode((line) => line.replace(/^\*\*([\w ]+)\*\*: /, '**$1:** ')),
  'labels with underscores': outsideCode((line) => line.replace(/^\*\*([\w ]+)\*\*:/, '__$1__:')),
  'marks beside states': outsideCode((line) => line.replace(/(?<=\| |\*\*:? )(covered|partial|none|planned)(?= \||$)/g, (word) => marked(word))),
  'tables aligned': outsideCode((line) => (/^\|(?:---\|)+$/.test(line) ? line.replaceAll('---', ' :-: ') : line)),
  'tables without a last pipe': outsideCode((line) => (/^\|(?:---\|)+$/.test(line) ? line.slice(0, -1) : line)),
  'tables padded': outsideCode((line) => (line.startsWith('| ') ? line.replaceAll(' | ', '   |  ') : line)),
  'headings close to their text': (text: string) => text.replace(/^(#{1,6} .*)\n\n(?=\*\*)/gm, '$1\n'),
  'fences of tildes': (text: string) => text.replace(/^(`{3,})(\w*)\n([\s\S]*?)\n\1$/gm, '~~~~~~~~$2\n$3\n~~~~~~~~'),
  'blank lines': outsideCode((line, before) => (line === '' && before !== '' ? '\n' : line)),
  'examples at the end': (text: string) => `${text}\n## Of examples\n\n${examples}\n`,
  'a comment first': (text: string) => `<!-- written by hand,\nand kept so -->\n\n${text}`,
};

/** What is done to the file when its text is ready. */
const files = {
  'spaces behind front matter': (text: string) => text.replace(/^---\n([\s\S]*?)\n---\n/, '--- \n$1\n---\t \n'),
  'spaces at the ends of lines': outsideCode((line) => (line === '' ? line : `${line} `)),
  'a mark of bytes': (text: string) => `\ufeff${text}`,
  'line ends of Windows': (text: string) => text.replaceAll('\n', '\r\n'),
  'line ends of old': (text: string) => text.replace(/\r?\n/g, '\r'),
};

export type Style = keyof typeof styles | keyof typeof files;

/** A few ways to write at once. */
export const someStyles: fc.Arbitrary<Style[]> = fc.subarray([...Object.keys(styles), ...Object.keys(files)] as Style[]);

/** A document that says the same in other ways; front matter stays at its beginning. */
export function restyled(text: string, chosen: readonly Style[]): string {
  const [front = ''] = /^---\n[\s\S]*?\n---\n\n/.exec(text) ?? [];
  const change = (from: string, all: Readonly<Record<string, (one: string) => string>>) =>
    Object.entries(all).reduce((one, [name, style]) => (chosen.includes(name as Style) ? style(one) : one), from);
  return change(front + change(text.slice(front.length), styles), files);
}
