// What documents say of alerts in words, against the rules that fire them.
import type { Entity } from '../../model/catalog.ts';
import { placeOf } from '../../model/source.ts';
import { linesOf } from '../alert-texts.ts';
import type { Found } from '../rule.ts';
import { isDocument, placeOfField, type Subject } from '../subject.ts';
import { contradictedLimit, contradictedTime, differInSeverity, limitsSaid, severityWords, timesSaid } from './limits.ts';
import { sayingsOf, type Saying } from './sayings.ts';

/** Words by which a sentence says when an alert fires. */
const fires =
  /\b(?:fires?|triggers?|pages?|warns?|alerts? (?:when|if|once|at|on)|goes off|(?:is )?raised|raises|notifies|threshold|limit of|means (?:that )?|indicates|condition)\b/i;

/** Another environment than the one that the rules are for. */
const elsewhere = /\b(?:staging|sandbox|dev(?:elopment)?|qa|pre-?prod(?:uction)?|testing|test environment|canary|local(?:ly)?|overrides?|there)\b/i;

/** Words before a time that make it one for people, or for what is kept. */
const doing =
  /\b(?:kept?|keeps|retain\w*|stor(?:es?|ed)|silenc\w+|acknowledg\w+|respond\w*|escalat\w+|repeat\w*|every|mut(?:e|ed)|snooze\w*|resolve[ds]?|clears?|recover\w*|usually|typically|normally|budget)\b/i;

/** A sentence that tells what to do, what was, or what somebody else's limit is. */
const otherwise =
  /^\s*(?:alert\s+)?(?:has |was |had )?fired\b|\b(?:should|could|would|might|used to|previously|formerly|until|consider|raise[ds]? (?:it|the (?:threshold|limit))|increase[ds]?|was (?:raised|lowered|changed)|instead of|tune|example|e\.g|planned|proposed?|todo)\b/i;

/** The contradictions between the words of documents and the rules; `told` says which places are known already. */
export function* saidOfAlerts(subject: Subject, isTold: (alert: Entity<'alert'>, field: string, file: string, line: number) => boolean): Generator<Found> {
  // Where no rule file has it, the rule that a document quotes is the one that there is.
  const ruled = new Map(subject.of('alert').flatMap((alert) => (alert.fields.expr ? [[alert.name, alert] as const] : [])));
  if (ruled.size === 0) return;
  const names = new Set(ruled.keys());
  const seen = new Set<string>();
  for (const { outline, path } of subject.readings) {
    for (const saying of sayingsOf(outline, names)) {
      const alert = ruled.get(saying.name);
      if (!alert || elsewhere.test(saying.section.title) || subject.isExample({ file: path, line: saying.line })) continue;
      for (const { field, said, real, index } of contradictions(alert, saying)) {
        const line = saying.lineAt(index);
        const key = `${alert.name} ${field} ${placeOf({ file: path, line })}`;
        if (seen.has(key) || isTold(alert, field, path, line)) continue;
        seen.add(key);
        yield {
          message: `${alert.name}: "${said}" here, and its rule ${real}`,
          source: { file: path, line },
          entities: [alert.key],
          related: [{ ...placeOfField(alert, field), message: text(alert.fields[field as 'expr'] ?? alert.name) }],
        };
      }
    }
  }
  for (const alert of ruled.values()) yield* saidOfItself(alert);
}

function text(value: string): string {
  return value.replace(/\s+/g, ' ');
}

/** What the texts of a rule say of it themselves. */
function* saidOfItself(alert: Entity<'alert'>): Generator<Found> {
  for (const { text: said, source } of linesOf(alert)) {
    // What a document says of a rule that lies elsewhere is told with what documents say.
    if (alert.fields.rule && isDocument(source)) continue;
    // What a template fills in is no limit, and what follows it is measured.
    const bare = said.replace(/\{\{[^{}]*\}\}\S*/g, '…');
    for (const { field, said: words, real } of contradictions(alert, { ...whole, text: bare })) {
      if (field === 'severity') continue;
      yield {
        message: `${alert.name}: "${words}" in its text, and its rule ${real}`,
        source,
        entities: [alert.key],
        related: [{ ...placeOfField(alert, field), message: text(alert.fields[field] ?? alert.name) }],
      };
      return;
    }
  }
}

/** A text as if it stood below the heading of its alert. */
const whole = { name: '', before: '', line: 1, lineAt: () => 1, label: 'summary', named: false };

interface Contradicting {
  field: 'expr' | 'for' | 'severity';
  said: string;
  real: string;
  index: number;
}

function* contradictions(alert: Entity<'alert'>, saying: Omit<Saying, 'section'>): Generator<Contradicting> {
  const { expr = '', severity } = alert.fields;
  const parts = partsOf(saying);
  for (const { part, at } of parts.conditions) {
    if (otherwise.test(part) || elsewhere.test(part) || elsewhere.test(saying.before)) continue;
    const [limit, ...more] = limitsSaid(part);
    const contradicted = limit && more.length === 0 ? contradictedLimit(limit, expr) : undefined;
    if (limit && contradicted) yield { field: 'expr', said: limit.text, real: `fires ${contradicted.real}`, index: at + limit.index };
    for (const time of timesSaid(part)) {
      if (doing.test(part.slice(0, time.index))) continue;
      const other = contradictedTime(time, alert.fields);
      if (other) yield { field: 'for', said: time.text, real: other.real, index: at + time.index };
    }
  }
  if (!severity) return;
  for (const { said, at } of parts.severities) if (differInSeverity(said, severity)) yield { field: 'severity', said, real: `is ${severity}`, index: at };
}

interface Parts {
  conditions: { part: string; at: number }[];
  severities: { said: string; at: number }[];
}

const severityAfter = new RegExp(
  String.raw`^[\s*]*(?:alert\s*)?(?:\((?:[^()]*[,;:] ?)?(?:severity:? )?(${severityWords})\b[^()]*\)|(?:,\s*)?(?:which )?(?:is|remains|as|has|severity)\s+(?:is\s+)?(?:only\s+)?(?:an?\s+)?(?:severity\s+)?(${severityWords})\b(?!\s+(?:for|to|because|that|path|when|if))|\s*[-–—:,]\s*(?:severity:? )?(${severityWords})\b(?=\s*(?:[,;.)]|$|[-–—:]|alert\b)))`,
  'i',
);
const severityBefore = new RegExp(String.raw`\b(${severityWords})(?:[- ](?:severity|level))?(?: alert)?[\s"'*]*$`, 'i');

/** Labels below which a value is a condition, a time or a severity by itself. */
const conditionLabel =
  /\b(?:thresholds?|conditions?|trigger(?:s|ed)?(?: (?:when|if|condition))?|fires(?: (?:when|if|at|on))?|when|meaning|description|what it means|summary|rule|for|duration|limit|expr(?:ession)?)\b/;
const timeLabel = /^(?:for|duration|for duration|wait|pending(?: for)?|hold(?: time)?|after)$/;
const severityLabel = /^(?:severity|level|alert severity|priority)$/;

function partsOf(saying: Omit<Saying, 'section'>): Parts {
  const { text: said, before, label, named } = saying;
  const parts: Parts = { conditions: [], severities: [] };
  if (severityLabel.test(label)) {
    const word = new RegExp(String.raw`\b(${severityWords})\b`, 'i').exec(said);
    if (word?.[1]) parts.severities.push({ said: word[1], at: word.index });
    return parts;
  }
  if (timeLabel.test(label)) {
    parts.conditions.push({ part: `for ${said.trim()}`, at: 0 });
    return parts;
  }
  const sentences = sentencesIn(said);
  sentences.forEach(({ part, at }, number) => {
    const own = named && number === 0;
    // "When it fires for ten minutes, call the lead" tells what to do.
    if (own && /\b(?:when(?:ever)?|if|once|while|after|until|as soon as)\b[^,;]*$/i.test(before)) return;
    const isCondition = own
      ? !/^[^.]*\b(?:if|when|once)\b/i.test(part.slice(0, firstNumber(part))) || fires.test(part)
      : fires.test(part) || conditionLabel.test(label);
    if (isCondition) parts.conditions.push({ part, at });
  });
  if (named && fires.test(sentences[0]?.part ?? '') && limitsSaid(said).length === 0 && before !== '')
    parts.conditions.push({ part: before, at: -before.length });
  const inSentence = new RegExp(String.raw`\bseverity(?: is|:)?\s+(${severityWords})\b`, 'i').exec(said);
  if (inSentence?.[1] && !label.includes('summary')) parts.severities.push({ said: inSentence[1], at: inSentence.index });
  const after = named ? severityAfter.exec(said) : null;
  const word = after?.[1] ?? after?.[2] ?? after?.[3] ?? severityBefore.exec(before)?.[1];
  if (word) parts.severities.push({ said: word, at: 0 });
  return parts;
}

function firstNumber(part: string): number {
  const at = part.search(/\d/);
  return at < 0 ? part.length : at;
}

function sentencesIn(said: string): { part: string; at: number }[] {
  const found: { part: string; at: number }[] = [];
  for (const match of said.matchAll(/(?:[^.!?;]|[.!?;](?!\s|$))+/g)) found.push({ part: match[0], at: match.index });
  return found;
}
