// Scenarios that are described under a heading of their own.
import type { Reader } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import { plain } from '../outline/inline.ts';
import { idsIn, numbered } from '../words/ids.ts';
import { coverageOf } from '../words/status.ts';
import { alertsInField, metricsInField, panelsInField } from './observed.ts';
import { originsInProse, testsInProse } from './prose.ts';
import { labelledParts, nestedParts, scenarioHead } from './sections.ts';
import { suitesInRuns, testMentions, testsInField, testsInTables } from './tests.ts';
import { fieldNamed, firstText, runsIn, textOf, textsOf } from './walk.ts';

const testLabels = /^(?:related |linked |covering |existing )?(?:tests?|test (?:cases?|names?|functions?|coverage))$|^(?:verified|covered|tested) by$/;

/** Reads scenarios from headings such as "Scenario S1: ..." and their labels. */
export const readScenarios: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    const head = scenarioHead(section, reading.title);
    if (!head) continue;
    const parts = labelledParts(section);
    const nested = nestedParts(parts);
    const source = reading.at(section.line);
    const said = (label: RegExp) => {
      const field = fieldNamed(parts, label);
      return { field, at: reading.at(field?.line ?? section.line) };
    };
    const description = said(/^(?:descriptions?|objective|goal|scenario|summary|what happens|hypothesis)$/);
    const verifies = said(/^(?:verifies|verification|verify|assertions?|checks|verification criteria)$/);
    const expected = said(
      /^expected (?:behaviou?r|results?|outcome|system behaviou?r|recovery)$|^then$|^(?:what )?must hold$|^what (?:we|you) expect$|^what should happen$/,
    );
    const faultType = said(/^(?:fault (?:injection )?type|fault injection|injected fault|fault|type)$/);
    const level = said(/^(?:level|test level)$/);
    const status = said(/^(?:status|state|coverage|coverage status)$/);
    const suites = nested.filter((part) => /^(?:test )?suites?$/.test(part.words)).flatMap((part) => suitesInRuns(part.value));
    const named = nested.filter((part) => testLabels.test(part.words));
    const tests = [
      ...named.flatMap(testsInField),
      ...testsInProse(section.blocks),
      ...testsInTables([...section.blocks, ...named.filter((part) => !section.blocks.includes(part)).flatMap((part) => part.blocks)]),
    ];
    if (suites.length === 1) for (const test of tests) test.suite ??= suites[0];
    const mentions: Mention[] = [
      ...testMentions('verified-by', tests, 'listed under the scenario', reading.at),
      ...nested.flatMap((part) => [
        ...metricsInField(part).map(({ name, line }): Mention => ({
          type: 'observed-by',
          target: { kind: 'metric', name },
          why: 'observability of the scenario',
          source: reading.at(line),
        })),
        ...alertsInField(part).map(({ name, line }): Mention => ({
          type: 'observed-by',
          target: { kind: 'alert', name },
          why: 'observability of the scenario',
          source: reading.at(line),
        })),
        ...panelsInField(part).map(({ name, line }): Mention => ({
          type: 'observed-by',
          target: { kind: 'panel', name },
          why: 'observability of the scenario',
          source: reading.at(line),
        })),
      ]),
      ...parts
        .filter((part) => /^(?:related |covered |traces to )?requirements?(?: ids?)?$/.test(part.words))
        .flatMap((part) =>
          runsIn(part).flatMap((runs) =>
            idsIn(plain(runs)).map((id): Mention => ({
              type: 'related',
              target: { kind: 'requirement', id },
              why: 'named as the requirement of the scenario',
              source: reading.at(runs[0]?.line ?? part.line),
            })),
          ),
        ),
      ...originsInProse(section.blocks).map(({ id, line }): Mention => ({
        type: 'related',
        target: { kind: 'requirement', id },
        why: 'the scenario comes from it',
        source: reading.at(line),
        tentative: true,
      })),
      ...nested
        .filter((part) => /^related(?: scenarios?)?$|^see also$/.test(part.words))
        .flatMap((part) =>
          runsIn(part).flatMap((runs) =>
            idsIn(plain(runs))
              .filter((id) => id !== head.id)
              .map((id): Mention => ({
                type: 'related',
                target: { kind: 'scenario', id },
                why: 'named as related',
                source: reading.at(runs[0]?.line ?? part.line),
              })),
          ),
        ),
    ];
    const above = section.parent && section.parent.level > 1 ? section.parent.name : undefined;
    reading.add({
      kind: 'scenario',
      id: head.id,
      name: head.name,
      source,
      mentions,
      fields: {
        category: stated(above && (numbered(above)?.title || above), source),
        description: stated(textOf(description.field) ?? firstText(section.blocks), description.at),
        verifies: stated(textsOf(verifies.field), verifies.at),
        expected: stated(textsOf(expected.field), expected.at),
        faultType: stated(textOf(faultType.field), faultType.at),
        level: stated(textOf(level.field), level.at),
        status: stated(coverageOf(textOf(status.field) ?? ''), status.at),
      },
    });
  }
};
