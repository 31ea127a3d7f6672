// A dashboard of Grafana: panels alone, in rows, in rows of rows, and from the library.
import fc from 'fast-check';
import { readDashboard } from '../../../src/evidence/grafana.ts';
import { at, here, numbered, words, type Format } from './written.ts';

/** The places of a panel: each gives the object that stands in the list of panels. */
const places = {
  alone: (panel: string) => panel,
  'in a row': (panel: string) => `{"type": "row", "title": "Row",\n"panels": [${panel}]}`,
  'in a row of a row': (panel: string) => `{"type": "row", "panels": [{"type": "row", "panels": [\n${panel}]}]}`,
  'in an old row': (panel: string) => `{"rows": [{"panels": [${panel}]}], "type": "row"}`,
};

export const dashboard: Format = {
  what: 'a dashboard',
  written: numbered(
    fc.record({
      queries: fc.subarray(['rate(a_total[5m])', 'b_c_total > 1', 'sum by (d) (e_f_total)', 'count(constructor)']),
      description: words,
      place: fc.constantFrom(...(Object.keys(places) as (keyof typeof places)[])),
      isFromLibrary: fc.boolean(),
    }),
    'Panel ',
  ).map((panels) => [
    { text: '{"schemaVersion": 39, "title": "Orders", "panels": [' },
    ...panels.map(({ name, index, queries, description, place, isFromLibrary }) => {
      const targets = { targets: queries.map((expr) => ({ expr })) };
      const panel = JSON.stringify(
        { description, title: name, ...(isFromLibrary ? { libraryPanel: { uid: 'x', name: 'y', model: { title: 'z', ...targets } } } : targets) },
        null,
        index % 2,
      );
      // The line of its title is the line of the title's text.
      const text = places[place](panel.replace(`"${name}"`, `${here}"${name}"`));
      return { text: `${index === 0 ? '' : ',\n'}${text}`, says: [[name, ...queries].join(' | ')] };
    }),
    { text: ']}\n' },
  ]),
  read: (text) =>
    readDashboard({ path: 'dashboards/a.json', text }).facts.flatMap((fact) =>
      fact.kind === 'panel' ? [at(fact.source.line, [fact.name, ...(fact.fields.queries?.value ?? [])].join(' | '))] : [],
    ),
};
