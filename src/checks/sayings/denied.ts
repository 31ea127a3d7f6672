// "LR-6.2 has no test", "Missing alerts: ...": what is said not to be there, and is.
import type { Entity } from '../../model/catalog.ts';
import { idsIn } from '../../reading/words/ids.ts';
import type { Source } from '../../model/source.ts';
import { homeOf, isDocument, titleOf, type Subject } from '../subject.ts';
import type { Found } from '../rule.ts';
import { testElsewhere } from '../status/tests.ts';

const denial =
  /\b(?:(?:has|have|there (?:is|are)|with|still|got) no|lacks?|without|(?<!\b(?:a|the|one|its) )missing|needs|misses|not (?:yet |explicitly |directly )?(?:linked|traced|mapped|covered|tested|verified)(?: (?:to|by|with))?(?: any| a| an)?|no)\s+(?:(?:an?|any|dedicated|explicit|automated|corresponding|linked|own|test for)\s+)*(tests?|test cases?|alerts?|alert rules?|coverage|test coverage)\b|\b(untested|not (?:yet )?(?:tested|covered|verified) (?:by any|yet|at all)|not explicitly linked)\b/i;

/** What no sentence is without that denies something so: nearly every other is told by it in no time. */
const denied = /test|alert|cover|verified|linked/i;

const otherwise = /\b(?:if|when|should|would|used to|was|were|until|fixed|resolved|added|no longer|before|previously|example|other than|besides|except)\b/i;

/** The entities that a text names by their ids: only those whose id means one thing. */
export class ById {
  readonly #byId = new Map<string, Entity | undefined>();

  constructor(subject: Subject) {
    for (const entity of [...subject.of('requirement'), ...subject.of('invariant'), ...subject.of('scenario')] as Entity[]) {
      if (entity.id === undefined) continue;
      this.#byId.set(entity.id, this.#byId.has(entity.id) ? undefined : entity);
    }
  }

  in(text: string): Entity[] {
    return [...new Set(idsIn(text))].flatMap((id) => this.#byId.get(id) ?? []);
  }
}

/** A sentence about one thing that denies it what another place gives it. */
export function* deniedIn(subject: Subject, ids: ById, sentence: string, source: Source): Generator<Found> {
  const match = denied.test(sentence) ? denial.exec(sentence) : null;
  if (!match || otherwise.test(sentence)) return;
  const [only, ...others] = ids.in(sentence);
  if (!only || others.length > 0) return;
  const link = /alert/i.test(match[1] ?? '') ? alertOf(subject, only) : testOf(subject, only, source);
  if (!link) return;
  yield {
    message: `${titleOf(only)} is said to have none here, but ${link.name} is named for it`,
    source,
    entities: [only.key, link.key],
    related: [{ ...link.source, message: link.name }],
  };
}

interface Given {
  name: string;
  key: string;
  source: Source;
}

/** A test that a document gives to a claim which is not called planned. */
function testOf(subject: Subject, entity: Entity, { file, line }: Source): Given | undefined {
  const status = 'status' in entity.fields ? entity.fields.status : undefined;
  // What its own row says is told by status-conflict.
  if (entity.kind === 'scenario' && testElsewhere(subject, entity)) return undefined;
  if (status === 'planned' || status === 'none' || status === 'partial') return undefined;
  const link = subject
    .from(entity.key, 'verified-by')
    .find((one) => isDocument(one.source) && !(one.source.file === file && Math.abs(one.source.line - line) < 2));
  const test = link && subject.get(link.to);
  return link && test && test.trust !== 'missing' ? { name: test.name, key: test.key, source: link.source } : undefined;
}

function alertOf(subject: Subject, entity: Entity): Given | undefined {
  const alerts = subject.from(entity.key, 'observed-by').flatMap((link) => subject.get(link.to) ?? []);
  const ruled = alerts.find((one) => one.kind === 'alert' && one.fields.rule);
  return ruled && { name: ruled.name, key: ruled.key, source: homeOf(ruled) };
}
