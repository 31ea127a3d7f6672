import { posix } from 'node:path';
import { placeOf } from '../../model/source.ts';
import { namedDocuments, Titles, whereaboutsOf, type Named } from '../references/documents.ts';
import type { Found, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const linkBroken: Rule = {
  id: 'link-broken',
  severity: 'warning',
  meaning: 'A link, or a path in a text, leads to a document or a heading that does not exist.',
  why: 'Who follows it loses time and trust.',
  example: '[scenarios](../test/SCENARIOS.md)   (the file is in ../tests)',
  mend: 'Correct the path or the anchor.',
  *check(subject) {
    yield* links(subject);
    // What a runbook entry points at is told by runbook-link-broken.
    const runbook = new Set(subject.of('runbook').flatMap((entry) => (entry.provenance['section'] ?? []).map(placeOf)));
    const titles = new Titles(subject.readings);
    const named = namedDocuments(subject).filter(({ source }) => !runbook.has(placeOf(source)));
    const places = named.map((one) => ({ ...one, place: whereaboutsOf(subject, titles, one) }));
    yield* absent(
      subject,
      places.flatMap((one) => (one.place.type === 'absent' ? [{ ...one, titled: one.place.titled }] : [])),
    );
    const found = places.flatMap((one) => ('file' in one.place ? [{ ...one, target: one.place.file, moved: one.place.type === 'elsewhere' }] : []));
    yield* elsewhere(
      subject,
      found.filter((one) => one.moved),
    );
    yield* anchors(subject, found);
  },
};

/** So many links of one document into one folder that are all broken have one cause. */
const oneCause = 5;

/** Links, images and anchors of documents. */
function* links({ readings, destinations }: Subject): Generator<Found> {
  for (const { path, outline } of readings) {
    const broken = outline.pointers.flatMap(({ url, line, image }) => {
      const destination = destinations.of(url, path);
      return destination.type === 'broken' ? [{ url, line, image, ...destination }] : [];
    });
    // What has a nearest is a cause of its own; anchors of the document itself are one kind, and files of one folder.
    const folders = Map.groupBy(broken, ({ url, nearest }) =>
      nearest ? undefined : url.startsWith('#') ? '#' : url.includes('#') ? undefined : posix.dirname(url),
    );
    for (const [folder, same] of folders) {
      const [first, ...others] = same;
      if (folder === undefined || same.length < oneCause || !first) {
        for (const one of same) yield found(path, one, one.message, one.nearest ? [one.nearest] : []);
        continue;
      }
      const related = others.map(({ url, line }) => ({ file: path, line, message: url }));
      const more = folder === '#' ? 'more anchors of this document' : 'more links of this document to that folder';
      yield found(path, first, `${first.message}; the same for ${others.length} ${more}`, related);
    }
  }
}

function found(path: string, { line, image }: { line: number; image: boolean }, message: string, related: NonNullable<Found['related']>): Found {
  return {
    message: image ? message.replace(/^this link/, 'this image') : message,
    source: { file: path, line },
    entities: [`document:${path}`],
    related,
  };
}

/** One finding for a document that is not there, at the first place that names it. */
function* absent(subject: Subject, missing: readonly (Named & { titled: string | undefined })[]): Generator<Found> {
  for (const same of Map.groupBy(missing, (one) => posix.basename(one.path)).values()) {
    // A path says more than a name.
    const first = same.find((one) => one.path.includes('/')) ?? same[0];
    if (!first) continue;
    const others = same.filter((one) => one !== first);
    yield {
      message: `there is no ${first.path}${first.titled ? `; its words are the title of ${first.titled}` : ''}`,
      source: first.source,
      severity: first.path.includes('/') ? 'warning' : 'info',
      entities: documentAt(subject, first.source.file),
      related: [
        ...(first.titled ? [{ file: first.titled, line: 1, message: 'a document with this title' }] : []),
        ...others.map(({ source }) => ({ ...source, message: 'named here too' })),
      ],
    };
  }
}

/** One finding for each folder that a file gives wrongly. */
function* elsewhere(subject: Subject, moved: readonly (Named & { target: string })[]): Generator<Found> {
  for (const same of Map.groupBy(moved, (one) => `${one.source.file} ${posix.dirname(one.path)}`).values()) {
    const [first, ...others] = same;
    if (!first) continue;
    const more = new Set(others.map((one) => one.target).filter((target) => target !== first.target)).size;
    yield {
      message: `${first.path} is not there: the file is ${first.target}${more > 0 ? `; the same for ${more} more of that folder` : ''}`,
      source: first.source,
      entities: documentAt(subject, first.source.file),
      related: [{ file: first.target, line: 1, message: 'the file' }, ...others.map((one) => ({ ...one.source, message: `this one is ${one.target}` }))],
    };
  }
}

/** One finding for the anchors of one document that a file gives wrongly. */
function* anchors(subject: Subject, found: readonly (Named & { target: string })[]): Generator<Found> {
  const broken = found.flatMap((one) => {
    const destination = one.anchor === undefined ? undefined : subject.destinations.of(`/${one.target}#${one.anchor}`, one.target);
    return destination?.type === 'broken' ? [{ ...one, nearest: destination.nearest }] : [];
  });
  for (const same of Map.groupBy(broken, (one) => `${one.source.file} ${one.target}`).values()) {
    const [first, ...others] = same;
    if (!first) continue;
    const more = new Set(others.map((one) => one.anchor).filter((anchor) => anchor !== first.anchor)).size;
    yield {
      message: `no heading of ${first.target} has the anchor #${first.anchor}${more > 0 ? `, nor ${more} other anchors named in this file` : ''}`,
      source: first.source,
      entities: documentAt(subject, first.target),
      related: [...(first.nearest ? [first.nearest] : []), ...others.map((one) => ({ ...one.source, message: `#${one.anchor}` }))],
    };
  }
}

/** A rule file may name a document too, and is none. */
function documentAt(subject: Subject, path: string): string[] {
  const key = `document:${path}`;
  return subject.get(key) ? [key] : [];
}
