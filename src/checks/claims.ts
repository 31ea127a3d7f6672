// What documents claim there is none of.
import { plain } from '../reading/outline/inline.ts';
import { allBlocks } from '../reading/shapes/walk.ts';
import type { Subject } from './subject.ts';

const none = /^[^\p{L}\p{N}]*(?:none|no orphan|empty|nothing)\b/iu;

/** The places that say "none": below a heading about a thing, or in a line `"Orphaned Tests" section: Empty`. */
export function* claimsOfNone(subject: Subject, about: RegExp): Generator<{ path: string; line: number }> {
  for (const { outline, path } of subject.readings) {
    for (const section of outline.sections) {
      const isAbout = about.test(section.title);
      for (const block of allBlocks(section.blocks)) {
        const lines = block.type === 'list' ? block.items : block.type === 'text' || block.type === 'field' ? [block] : [];
        const claim = lines
          .map((one) => ({ line: one.line, text: 'label' in one ? `${one.label}: ${plain(one.value)}` : plain(one.runs) }))
          .find(({ text }) => (isAbout && none.test(text)) || (about.test(text) && none.test(text.slice(text.search(about)).replace(/^[^:]*:/, ''))));
        if (!claim) continue;
        yield { path, line: claim.line };
        if (isAbout) break;
      }
    }
  }
}
