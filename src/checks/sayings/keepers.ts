// Who looks after which page, as a list says: "- runbook queue backlog: Ada Lovelace" under "Who keeps what".
import type { Entity } from '../../model/catalog.ts';
import { placeOf } from '../../model/source.ts';
import { plain } from '../../reading/outline/inline.ts';
import { itemsOf } from '../../reading/shapes/walk.ts';
import { normal, wordsOf } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';
import { placeOfField, type Subject } from '../subject.ts';
import { isPast } from './lines.ts';

const aboutKeeping = /\b(?:who (?:keeps|owns|maintains|looks after|does)|owners?|ownership|keepers?|maintainers?|responsib\w+|caretakers?)\b/i;
const person = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3})\.?$/u;
/** Words that say what a page is and are no part of its name. */
const kinds = new Set(['runbook', 'page', 'document', 'doc', 'guide', 'playbook']);

/** Every item of a list of keepers that names another than the page itself does. */
export function* otherKeepers(subject: Subject): Generator<Found> {
  const pages = subject.of('document').filter((page) => page.fields.owner && person.test(page.fields.owner));
  if (pages.length === 0) return;
  const byTitle = Map.groupBy(pages, (page) => keyOf(page.fields.title ?? ''));
  for (const reading of subject.readings) {
    for (const section of reading.outline.sections) {
      if (!aboutKeeping.test(section.title)) continue;
      for (const item of itemsOf(section.blocks)) {
        const [, things = '', who = ''] = /^([^:]{2,80}):\s+(.+)$/.exec(plain(item.runs)) ?? [];
        const name = person.exec(who)?.[1];
        if (name === undefined || isPast(reading, item.line)) continue;
        for (const thing of things.split(/\s*(?:,|;|\band\b|\/)\s*/)) {
          const page = pageOf(byTitle.get(keyOf(thing)) ?? [], thing);
          const owner = page?.fields.owner ?? '';
          if (!page || page.name === reading.path || normal(owner) === normal(name)) continue;
          const home = placeOfField(page, 'owner');
          yield {
            message: `"${thing}" is kept by ${name} here, and by ${owner} in ${placeOf(home)}`,
            source: { file: reading.path, line: item.line },
            entities: [page.key],
            related: [{ ...home, message: owner }],
          };
        }
      }
    }
  }
}

function keyOf(title: string): string {
  return wordsOf(title)
    .filter((word) => !kinds.has(word))
    .join(' ');
}

/** The one page of that title; where the words say that it is a runbook, among the runbooks. */
function pageOf(pages: readonly Entity<'document'>[], thing: string): Entity<'document'> | undefined {
  const fitting = /\b(?:runbook|playbook)\b/i.test(thing) ? pages.filter((page) => /runbook|playbook/i.test(page.name)) : pages;
  const [only, ...others] = fitting;
  return others.length === 0 ? only : undefined;
}
