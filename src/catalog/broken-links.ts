// Links and images of documents that lead nowhere.
import { finding, type Finding } from '../model/finding.ts';
import type { DocumentReading } from '../reading/read.ts';
import type { Destinations } from './destinations.ts';

/** A finding for each link, image and anchor that leads to nothing, with the nearest thing that exists. */
export function brokenLinks(readings: readonly DocumentReading[], destinations: Destinations): Finding[] {
  return readings.flatMap(({ path, outline }) =>
    outline.pointers.flatMap(({ url, line, image }) => {
      const destination = destinations.of(url, path);
      if (destination.type !== 'broken') return [];
      const message = image ? destination.message.replace(/^this link/, 'this image') : destination.message;
      const related = destination.nearest ? [destination.nearest] : [];
      return [finding({ rule: 'link-broken', severity: 'warning', message, source: { file: path, line }, entities: [`document:${path}`], related })];
    }),
  );
}
