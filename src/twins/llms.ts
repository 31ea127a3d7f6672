// llms.txt: what an assistant reads first, in the form of llmstxt.org: title, summary, links by section.
import type { Entity } from '../model/catalog.ts';
import { kinds } from '../site/kinds.ts';
import { doorsOf } from '../site/navigation.ts';
import { compareSeverity } from '../site/order.ts';
import type { Site } from '../site/site.ts';
import { link } from './entity.ts';
import type { TwinAddresses } from './addresses.ts';
import { line } from './values.ts';

/** More of one kind than this are told by their list. */
const mostNamed = 40;

const whatLists = new Map(Object.values(kinds).map(({ list, what }) => [list, what]));

/** The whole file. */
export function llmsText(site: Site, at: TwinAddresses): string {
  const { title, description, asOf } = site.book;
  const alerts = site.of('alert').toSorted((a, b) => compareSeverity(a.fields.severity, b.fields.severity));
  const parts = [
    `# ${line(title)}`,
    `> ${line(description ?? 'What fails, what the tests guarantee when it does, and what to do.')} As of ${asOf}.`,
    [
      'Every claim carries its trust: how far tests and their results support it. "declared" means that only documents say so; it is not verified.',
      'Every page has a twin in Markdown at its address without the last slash, with `.md`; every entity one in JSON, with `.json`.',
    ].join(' '),
    ...section(
      'Alerts',
      alerts.map((alert) => `${link(alert, at)}: ${line([alert.fields.severity, alert.fields.summary].filter(Boolean).join(', ')) || 'no severity stated'}`),
    ),
    ...section(
      'Runbook entries',
      site.of('runbook').map((entry) => `${link(entry, at)}: ${trusted(entry)}`),
    ),
    ...doorsOf(site).flatMap(({ title: heading, links }) =>
      section(
        heading,
        links.map(({ label, url }) => `[${label}](${at.markdown(url)})${whatLists.has(url) ? `: ${whatLists.get(url)}` : ''}`),
      ),
    ),
    ...section('Optional', [
      `[Catalog](${at.page('/api/catalog.json')}): every entity, link and finding, with file and line`,
      `[Its schema](${at.page('/api/catalog.schema.json')}): JSON Schema of the catalog`,
      `[Pages](${at.page('/sitemap.xml')}): every address`,
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > mostNamed ? [`and ${lines.length - mostNamed} more, in their list below`] : [];
  return [`## ${heading}`, [...lines.slice(0, mostNamed), ...more].map((one) => `- ${one}`).join('\n')];
}

function trusted({ trust }: Entity): string {
  return trust ?? 'no trust stated';
}
