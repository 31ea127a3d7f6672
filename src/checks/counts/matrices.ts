// A coverage matrix, counted once however many totals speak of it.
import type { Entity } from '../../model/catalog.ts';
import type { Source } from '../../model/source.ts';
import { prefixOf } from '../../reading/words/ids.ts';
import { homeOf, type Subject } from '../subject.ts';

export const facets = ['tests', 'metrics', 'alerts', 'dashboards'] as const;
export type Facet = (typeof facets)[number];

/** The scenarios of one coverage matrix, or of a part of it. */
export class Matrix {
  readonly scenarios: readonly Entity<'scenario'>[];
  readonly #byId: ReadonlyMap<string, Entity<'scenario'>>;
  readonly #counts = new Map<string, number>();
  #parts: Map<string, Matrix> | undefined;
  #first: Source | undefined;

  constructor(scenarios: readonly Entity<'scenario'>[]) {
    this.scenarios = scenarios;
    this.#byId = new Map(scenarios.toReversed().map((scenario) => [scenario.id ?? '', scenario]));
    for (const { fields } of scenarios) {
      for (const facet of facets) {
        const key = `${facet} ${fields.coverage?.[facet]}`;
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      }
    }
  }

  get size(): number {
    return this.scenarios.length;
  }

  /** How many scenarios have a facet in a state. */
  counted(facet: Facet, state: string): number {
    return this.#counts.get(`${facet} ${state}`) ?? 0;
  }

  /** The scenario of an id. */
  get(id: string): Entity<'scenario'> | undefined {
    return this.#byId.get(id);
  }

  /** The scenarios whose ids begin alike: `JS` of JS-001. */
  part(prefix: string): Matrix | undefined {
    this.#parts ??= new Map([...Map.groupBy(this.scenarios, ({ id }) => prefixOf(id ?? '') ?? '')].map(([name, own]) => [name, new Matrix(own)]));
    return this.#parts.get(prefix);
  }

  /** Where it begins. */
  get first(): Source | undefined {
    this.#first ??= this.scenarios.map(homeOf).sort((a, b) => a.line - b.line)[0];
    return this.#first;
  }
}

/** The matrix of each family of scenarios that has one. */
export function matricesOf(subject: Subject): ReadonlyMap<string | undefined, Matrix> {
  const inMatrix = subject.of('scenario').filter((scenario) => scenario.fields.coverage);
  return new Map([...Map.groupBy(inMatrix, (scenario) => scenario.family)].map(([family, scenarios]) => [family, new Matrix(scenarios)]));
}

/** The matrix that a document holds or speaks of most. */
export function matrixIn(subject: Subject, matrices: ReturnType<typeof matricesOf>, file: string): Matrix | undefined {
  const here = subject.inFile('scenario', file).filter((scenario) => scenario.fields.coverage);
  const [family] = [...Map.groupBy(here, (scenario) => scenario.family)].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return matrices.get(family);
}
