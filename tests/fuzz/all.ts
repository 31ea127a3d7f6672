// Every property that random input is played against.
import { documentProperties } from './documents.ts';
import { evidenceProperties } from './evidence.ts';
import { growthProperties } from './growth.ts';
import { rebuildProperties } from './rebuild.ts';
import type { Property } from './property.ts';
import { settingProperties } from './settings.ts';

export const properties: readonly Property[] = [...documentProperties, ...evidenceProperties, ...settingProperties, ...growthProperties, ...rebuildProperties];
