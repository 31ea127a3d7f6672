// One pass over each document: its outline, then every reader.
import type { SourceDocument } from '../book/book.ts';
import { compareFindings, type Finding } from '../model/finding.ts';
import { readingOf, type Reader } from './context.ts';
import type { AnyFact } from './fact.ts';
import { outlineOf, type Outline } from './outline/outline.ts';
import { readAlerts } from './shapes/alerts.ts';
import { readBackends } from './shapes/backends.ts';
import { countsOf, type DeclaredCount } from './shapes/counts.ts';
import { readDeclaredKind } from './shapes/declared-kind.ts';
import { readDocumentTables } from './shapes/document-tables.ts';
import { readDocumentFacts } from './shapes/document.ts';
import { readPlainInvariants } from './shapes/invariants.ts';
import { readFacetLists } from './shapes/facet-lists.ts';
import { readGherkin } from './shapes/gherkin.ts';
import { readMetrics } from './shapes/metrics.ts';
import { readNumberedLines } from './shapes/numbered-lines.ts';
import { readPanels } from './shapes/panels.ts';
import { readProcesses, readReviewTriggers } from './shapes/processes.ts';
import { readInvariants, readRequirements } from './shapes/requirements.ts';
import { readRunbookPages } from './shapes/runbook-page.ts';
import { readRunbook } from './shapes/runbook.ts';
import { readScenarioTables } from './shapes/scenario-tables.ts';
import { readScenarios } from './shapes/scenarios.ts';
import { readSmokeTests } from './shapes/smoke-tests.ts';
import { readSuitesAndTests } from './shapes/suites.ts';
import { readTasks } from './shapes/tasks.ts';
import { readTerms } from './shapes/terms.ts';
import { readTraceLines } from './shapes/trace-lines.ts';

/** Every shape that is read, in no particular order: readers do not see each other's facts. */
const readers: Reader[] = [
  readDocumentFacts,
  readDocumentTables,
  readDeclaredKind,
  readRequirements,
  readInvariants,
  readPlainInvariants,
  readNumberedLines,
  readScenarios,
  readScenarioTables,
  readFacetLists,
  readGherkin,
  readSmokeTests,
  readRunbook,
  readRunbookPages,
  readAlerts,
  readMetrics,
  readPanels,
  readSuitesAndTests,
  readBackends,
  readProcesses,
  readReviewTriggers,
  readTasks,
  readTerms,
  readTraceLines,
];

/** What one document says. */
export interface DocumentReading {
  path: string;
  title: string;
  outline: Outline;
  facts: AnyFact[];
  /** Totals that the document declares, for the checks to compare. */
  counts: DeclaredCount[];
  findings: Finding[];
}

/** Reads one document. Depends on nothing but the document. */
export function readDocument(document: SourceDocument): DocumentReading {
  const outline = outlineOf(document);
  const reading = readingOf(document, outline);
  for (const reader of readers) reader(reading);
  const findings = [...outline.findings, ...reading.findings].sort(compareFindings);
  return { path: document.path, title: reading.title, outline, facts: reading.facts, counts: countsOf(outline), findings };
}
