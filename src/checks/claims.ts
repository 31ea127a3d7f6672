// What documents claim there is none of.
import type { Section } from '../reading/outline/outline.ts';
import { linesOf } from './lines.ts';
import type { Subject } from './subject.ts';

const none = /^[^\p{L}\p{N}]*(?:none|no orphan|empty|nothing)\b/iu;

/** The places that say "none": below a heading about a thing, or in a line `"Orphaned Tests" section: Empty`. */
export function* claimsOfNone(subject: Subject, about: RegExp): Generator<{ path: string; line: number }> {
  for (const { outline, path } of subject.readings) {
    const abouts = new Set(outline.sections.filter((section) => about.test(section.title)));
    const told = new Set<Section>();
    for (const { section, lines } of linesOf(outline)) {
      const isAbout = abouts.has(section);
      // Below a heading about the thing one claim is enough.
      if (isAbout && told.has(section)) continue;
      const claim = lines.find(
        ({ text }) => (isAbout && none.test(text)) || (about.test(text) && none.test(text.slice(text.search(about)).replace(/^[^:]*:/, ''))),
      );
      if (!claim) continue;
      yield { path, line: claim.line };
      told.add(section);
    }
  }
}
