// "Every requirement has a passing test": what is said of all of a kind, and the first of which it is not true.
import type { Entity } from '../../model/catalog.ts';
import { compareSources } from '../../model/source.ts';
import type { Found } from '../rule.ts';
import { homeOf, placeOfField, titleOf, type Subject } from '../subject.ts';

/** What of a kind can be said to be true of all, and which it is not true of. */
interface Claim {
  kind: RegExp;
  says: RegExp;
  /** Those of which it is not true, each with why. */
  refuted(subject: Subject): { entity: Entity; why: string }[];
}

const tested =
  /\b(?:ha(?:s|ve)|(?:is|are) (?:covered|verified|traced|backed|proved|proven)|covered by)\b[^.]{0,30}\btests?\b|\b(?:is|are) (?:fully |now )?(?:covered|tested|verified|traced)\b/i;

/** The statements that are looked for, the narrower first. */
const claims: readonly Claim[] = [
  {
    kind: /^requirements?$/i,
    says: tested,
    refuted: (subject) => untested(subject, subject.of('requirement')),
  },
  { kind: /^invariants?$/i, says: tested, refuted: (subject) => untested(subject, subject.of('invariant')) },
  { kind: /^(?:scenarios?|experiments?)$/i, says: tested, refuted: (subject) => untested(subject, subject.of('scenario')) },
  {
    kind: /^(?:scenarios?|experiments?)$/i,
    says: /\bha(?:s|ve)\b[^.]{0,20}\balerts?\b/i,
    refuted: (subject) =>
      subject
        .of('scenario')
        .filter((one) => subject.from(one.key, 'observed-by').every((link) => !link.to.startsWith('alert:')))
        .map((entity) => ({ entity, why: 'has no alert' })),
  },
  {
    kind: /^(?:alerts?|alert rules?)$/i,
    says: /\b(?:ha(?:s|ve)|links? to|points? to)\b[^.]{0,25}\brunbooks?\b/i,
    refuted: (subject) =>
      subject
        .of('alert')
        .filter((one) => one.fields.rule && !one.fields.runbookUrl && subject.to(one.key, 'mentions').every((link) => !/runbook/i.test(link.source.file)))
        .map((entity) => ({ entity, why: 'has no runbook' })),
  },
  {
    kind: /^(?:tests?|test cases?)$/i,
    says: /\b(?:pass(?:es|ed|ing)?|(?:is|are) green|succeed(?:s|ed)?)\b/i,
    refuted: (subject) =>
      subject
        .of('test')
        .filter((one) => one.fields.lastResult?.outcome === 'failed')
        .map((entity) => ({ entity, why: 'failed in its last run' })),
  },
  {
    kind: /^tasks?$/i,
    says: /\bha(?:s|ve)\b[^.]{0,12}\bowners?\b|\b(?:is|are) (?:owned|assigned)\b/i,
    refuted: (subject) =>
      subject
        .of('task')
        .filter((one) => one.fields.owner === null)
        .map((entity) => ({ entity, why: 'has no owner' })),
  },
  {
    kind: /^tasks?$/i,
    says: /\b(?:is|are) (?:done|closed|complete|completed|finished)\b/i,
    refuted: (subject) =>
      subject
        .of('task')
        .filter((one) => /^(?:open|pending|todo|in progress|blocked|not started)\b/i.test(one.fields.status ?? ''))
        .map((entity) => ({ entity, why: `is "${(entity as Entity<'task'>).fields.status}"` })),
  },
  {
    kind: /^processes$/i,
    says: /\b(?:were|was|have been|are|is) (?:executed|exercised|run|tried|tested|gone through|applicable|completed)\b/i,
    refuted: (subject) => {
      const processes = subject.of('process');
      return processes.some((one) => one.fields.lastDryRun)
        ? processes.filter((one) => !one.fields.lastDryRun).map((entity) => ({ entity, why: 'was not in the dry run' }))
        : [];
    },
  },
];

function untested(subject: Subject, entities: readonly Entity<'requirement' | 'invariant' | 'scenario'>[]): { entity: Entity; why: string }[] {
  const tests = (one: Entity) => subject.from(one.key, 'verified-by');
  const isTraced = entities.some((one) => tests(one).length > 0);
  return !isTraced
    ? []
    : entities
        .filter((one) => tests(one).length === 0 && !('testsInWords' in one.fields && one.fields.testsInWords))
        .map((entity) => ({ entity, why: 'names no test' }));
}

const kindWords = 'requirements?|invariants?|scenarios?|experiments?|alert rules?|alerts?|test cases?|tests?|tasks?|processes';
const all = new RegExp(
  String.raw`\b(?:every(?: single)?|each|all(?: of)?(?: the| our| these)?(?: (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?)\s+((?:[a-z-]+\s+){0,2}?)(${kindWords})\b`,
  'i',
);

/** Words that take something out, or say what should be and not what is. */
const limited =
  /\b(?:except|but|apart from|besides|other than|unless|until|should|shall|must|needs? to|has to|have to|ought|aims?|goal|target|if|when(?:ever)?|once|before|after|ensure|check|verify that|make sure|confirm|would|will|may|can|almost|nearly|most|not (?:all|every)|expected)\b|\?/i;

/** Words before the kind that leave nothing out. */
const whole = /^(?:(?:fault|failure|chaos|test|fault injection|resilience|critical|documented|smoke|known|maintenance|prometheus|injection)\s+)*$/i;

/** What a sentence says of all of a kind and what is not true of some. */
export function* refutedIn(subject: Subject, sentence: string, source: { file: string; line: number }): Generator<Found> {
  const match = all.exec(sentence);
  const [said = '', words = '', kind = ''] = match ?? [];
  if (kind === '' || limited.test(sentence) || !whole.test(words)) return;
  const rest = sentence.slice((match?.index ?? 0) + said.length);
  for (const claim of claims) {
    if (!claim.kind.test(kind) || !claim.says.test(rest)) continue;
    const refuted = claim.refuted(subject).toSorted((a, b) => compareSources(homeOf(a.entity), homeOf(b.entity)));
    const [first] = refuted;
    if (!first) continue;
    const others = refuted.slice(1, 4).map(({ entity }) => entity.id ?? entity.name);
    const more = others.length === 0 ? '' : `; nor is it true of ${others.join(', ')}${refuted.length > 4 ? ` and ${refuted.length - 4} more` : ''}`;
    yield {
      message: `this is said of all, but ${first.entity.kind} ${titleOf(first.entity)} ${first.why}${more}`,
      source,
      entities: refuted.map(({ entity }) => entity.key),
      related: refuted.slice(0, 5).map(({ entity, why }) => ({ ...(why.startsWith('is "') ? placeOfField(entity, 'status') : homeOf(entity)), message: why })),
    };
    return;
  }
}
