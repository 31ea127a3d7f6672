// The three reasons for which people come, and what each needs.
import type { EntityKind } from '../model/fields.ts';
import { question } from './question.ts';
import type { Site } from './site.ts';
import { kinds } from './kinds.ts';

export interface Door {
  id: string;
  title: string;
  short: string;
  links: { label: string; url: string }[];
}

interface DoorPlan {
  id: string;
  title: string;
  short: string;
  lists: (EntityKind | 'health' | 'coverage' | 'index' | 'graph')[];
}

const plans: DoorPlan[] = [
  { id: 'on-call', title: 'I am on call', short: 'On call', lists: ['index', 'alert', 'runbook', 'smoke-test', 'metric', 'panel', 'dashboard'] },
  { id: 'new-here', title: 'I am new', short: 'New here', lists: ['document', 'scenario', 'backend', 'term', 'graph'] },
  {
    id: 'keep-true',
    title: 'I keep this true',
    short: 'Keep true',
    lists: ['health', 'coverage', 'graph', 'requirement', 'invariant', 'test', 'process', 'review-trigger', 'task', 'module'],
  },
];

/** Kinds that share a list with another: the list is there when either is. */
const alsoListed: Partial<Record<EntityKind, EntityKind[]>> = {
  requirement: ['requirement-group'],
  invariant: ['invariant-group'],
  test: ['suite'],
  backend: ['concept'],
};

/** Has the list of this kind anything in it? Empty lists are not linked. */
export function isListed(site: Site, kind: EntityKind): boolean {
  return [kind, ...(alsoListed[kind] ?? [])].some((one) => site.of(one).length > 0);
}

/** The doors behind which there is anything. */
export const doorsOf = question('doors', (site): Door[] => {
  const doors = plans.map(({ lists, ...door }) => ({
    ...door,
    links: lists.flatMap((list) => {
      if (list === 'health') return [{ label: 'Health', url: '/health/' }];
      if (list === 'index') return (['runbook', 'scenario', 'test'] as const).some((kind) => isListed(site, kind)) ? [{ label: 'Index', url: '/index/' }] : [];
      if (list === 'graph') return site.trace.edges.length > 0 ? [{ label: 'Graph', url: '/graph/' }] : [];
      if (list === 'coverage') return isListed(site, 'scenario') ? [{ label: 'Coverage', url: '/coverage/' }] : [];
      return isListed(site, list) ? [{ label: kinds[list].many, url: kinds[list].list }] : [];
    }),
  }));
  return doors.filter(({ links }) => links.length > 0);
});
