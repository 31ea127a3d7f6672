import { unknownNames } from '../../reading/prometheus/template.ts';
import { linesOf } from '../alert-texts.ts';
import type { Rule } from '../rule.ts';

export const alertTemplate: Rule = {
  id: 'alert-template',
  severity: 'warning',
  meaning: 'The text of an alert uses a variable or a function that Prometheus’ templates do not have.',
  why: 'Whoever is paged reads "error expanding template" in place of the whole text.',
  example: 'description: "Source: {{ $labels.source | default \\"unknown\\" }}"   (there is no function default)',
  mend: 'Write what the template language has: {{ if $labels.source }}{{ $labels.source }}{{ else }}unknown{{ end }}. Other programs that evaluate rules may know more: then turn this rule off.',
  *check(subject) {
    for (const alert of subject.of('alert')) {
      const [first, ...others] = linesOf(alert).flatMap(({ text, source }) => unknownNames(text).map(({ name }) => ({ name, source })));
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
