import { unknownNames } from '../../reading/prometheus/template.ts';
import { linesOf } from '../alert-texts.ts';
import type { Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const alertTemplate: Rule = {
  id: 'alert-template',
  severity: 'warning',
  meaning: 'The text of an alert uses a variable or a function that Prometheus’ templates do not have.',
  why: 'Whoever is paged reads "error expanding template" in place of the whole text.',
  example: 'description: "Source: {{ $labels.source | default \\"unknown\\" }}"   (there is no function default)',
  mend: 'Write what the template language has: {{ if $labels.source }}{{ $labels.source }}{{ else }}unknown{{ end }}. Other programs that evaluate rules may know more: then turn this rule off.',
  *check(subject) {
    const files = new Set(subject.of('alert').flatMap((alert) => alert.fields.rule?.file ?? []));
    const ofVmalert = new Set([...files].filter((file) => isForVmalert(textOf(subject, file))));
    for (const alert of subject.of('alert')) {
      const known = ofVmalert.has(alert.fields.rule?.file ?? '') ? vmalertNames : none;
      const [first, ...others] = linesOf(alert).flatMap(({ text, source }) =>
        unknownNames(text)
          .filter(({ name }) => !known.has(name))
          .map(({ name }) => ({ name, source })),
      );
      if (!first) continue;
      const names = [...new Set([first, ...others].map(({ name }) => name))];
      const lines = new Map(
        others.filter(({ source }) => source.line !== first.source.line).map(({ name, source }) => [source.line, { ...source, message: name }]),
      );
      yield {
        message: `${alert.name}: its text uses ${names.join(', ')}, which Prometheus' templates do not have: an error is sent in place of the text`,
        source: first.source,
        // A rule that only a document quotes pages nobody.
        severity: alert.fields.rule ? 'warning' : 'info',
        entities: [alert.key],
        related: [...lines.values()],
      };
    }
  },
};

/** What vmalert's templates have besides. Its rule files look the same but for what only it reads. */
const vmalertNames: ReadonlySet<string> = new Set(
  '$expr $for $alertID $groupID $activeAt $type $isPartial $queryEscape pathEscape queryEscape quotesEscape jsonEscape htmlEscape crlfEscape stripTags formatTime parseDurationTime toUTF8'.split(
    ' ',
  ),
);
const none: ReadonlySet<string> = new Set();

/** The text of a rule file, in the content folder or among the evidence. */
function textOf({ book, shelf }: Subject, file: string): string {
  const here = book.yaml.find(({ path }) => path === file);
  const there = here ? undefined : shelf.find(file.slice(file.indexOf(':') + 1)).find((one) => one.file === file);
  return here?.text ?? (there && shelf.text(there)) ?? '';
}

function isForVmalert(text: string): boolean {
  return /\bvmalert\b|\bVictoriaMetrics\b|^\s*kind:\s*VMRule\b|^\s*-?\s*(?:eval_offset|eval_delay|eval_alignment|update_entries_limit|notifier_headers):\s*\S/im.test(
    text,
  );
}
