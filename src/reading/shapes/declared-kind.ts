// Documents that say in their front matter what they describe as a whole: `kind: scenario`.
import type { EntityKind } from '../../model/fields.ts';
import type { LinkType } from '../../model/link.ts';
import type { Reader } from '../context.ts';
import { stated, type AnyFact } from '../fact.ts';
import { numbered } from '../words/ids.ts';
import { titleText } from '../words/text.ts';
import { labelledParts, nestedParts } from './sections.ts';
import { testMentions, testsInField } from './tests.ts';
import { firstText } from './walk.ts';

/** How what such a document describes is linked to the tests that it names. */
const testLinks: Partial<Record<EntityKind, LinkType>> = {
  requirement: 'verified-by',
  invariant: 'verified-by',
  scenario: 'verified-by',
  'smoke-test': 'smoke',
  runbook: 'guarantees',
};

/** Fields in which the first paragraph of such a document belongs. */
const leads: Partial<Record<EntityKind, string>> = {
  requirement: 'statement',
  invariant: 'statement',
  scenario: 'description',
  metric: 'description',
  alert: 'description',
  task: 'goal',
  term: 'definition',
};

/** Reads the one thing that a whole document is about: its title is the name, its tests are those it names. */
export const readDeclaredKind: Reader = (reading) => {
  const { kind, id } = reading.document.frontMatter;
  if (!kind || kind === 'document') return;
  const title = titleText(reading.title);
  const head = numbered(title);
  const source = reading.at(1);
  const type = testLinks[kind];
  const sections = reading.outline.sections.filter((section) => section.level < 2);
  const parts = nestedParts(sections.flatMap(labelledParts));
  const tests = type ? parts.filter((part) => /^(?:related )?tests?(?: cases?| coverage)?$/.test(part.words)).flatMap(testsInField) : [];
  const lead = leads[kind];
  const text = sections.map((section) => firstText(section.blocks)).find((found) => found !== undefined);
  reading.facts.push({
    kind,
    id: id ?? head?.id,
    name: head?.title || title,
    source,
    mentions: type ? testMentions(type, tests, 'named in the document', reading.at) : [],
    fields: lead ? { [lead]: stated(text, source) } : {},
  } as AnyFact);
};
