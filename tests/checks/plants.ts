// Defects, each planted in the clean book, and the one finding that each gives.
import { alerts } from './plants/alerts.ts';
import { claims } from './plants/claims.ts';
import { documents } from './plants/documents.ts';
import { evidence } from './plants/evidence.ts';
import type { Plant } from './plants/plant.ts';

export const plants: Plant[] = [...alerts, ...claims, ...documents, ...evidence];
