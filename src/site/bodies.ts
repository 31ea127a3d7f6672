import type { Entity } from '../model/catalog.ts';
import { entityPage, headingsOf } from './entity-page.ts';
import type { Heading } from './frame.ts';
import type { Site } from './site.ts';

/** The headings on an entity's page, whatever its kind. */
export function headingsOn(site: Site, entity: Entity): Heading[] {
  return headingsOf(entityPage(site, entity));
}
