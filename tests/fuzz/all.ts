// Every property that random input is played against.
import { documentProperties } from './documents.ts';
import { evidenceProperties } from './evidence.ts';
import { fenceProperties } from './fences.ts';
import { growthProperties } from './growth.ts';
import { printedProperties } from './printed.ts';
import type { Property } from './property.ts';
import { rebuildProperties } from './rebuild.ts';
import { settingProperties } from './settings.ts';
import { wordProperties } from './words.ts';
import { writtenProperties } from './written.ts';

export const properties: readonly Property[] = [
  // First, because they find most: what is known to be in a text has to come out of it.
  ...wordProperties,
  ...fenceProperties,
  ...writtenProperties,
  ...settingProperties,
  ...printedProperties,
  ...documentProperties,
  ...evidenceProperties,
  ...growthProperties,
  // Last, because it takes a minute.
  ...rebuildProperties,
];
