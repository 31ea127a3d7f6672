import type { Rule } from '../rule.ts';
import { placeOfField } from '../subject.ts';

export const runbookUrlBroken: Rule = {
  id: 'runbook-url-broken',
  severity: 'error',
  meaning: 'The runbook_url of a rule leads to a page of this book that does not exist, or to the page of another alert.',
  why: 'Whoever is paged follows this link first, and it answers "not found" or speaks of something else.',
  example: 'runbook_url: https://docs.example.org/alerts/RouterDlqHighRate/   (the alert is RouterDLQHighRate)',
  mend: 'Take the address of the alert’s page, which the finding names. The book knows its own address from address in book.yaml or from --server and --base.',
  *check(subject) {
    const pages = new Set(subject.catalog.entities.map(({ url }) => url));
    const folders = new Set([...pages].map(folderOf));
    // `/requirements/R4.1/` leads on to whatever bears that id.
    const short = new Set(subject.catalog.entities.flatMap(({ id, url }) => (id === undefined ? [] : [`${folderOf(url)}${id}/`])));
    const alerts = new Map(subject.of('alert').map((alert) => [alert.url, alert]));
    for (const alert of subject.of('alert')) {
      const { rule, runbookUrl } = alert.fields;
      const path = rule && runbookUrl ? subject.pathHere(runbookUrl) : undefined;
      // Lists and pages of no single entity are there in every book; only what names one thing can be wrong.
      if (path === undefined || !folders.has(folderOf(path)) || path.split('/').length < 4) continue;
      const other = alerts.get(path);
      if (other?.key === alert.key || (other === undefined && (pages.has(path) || short.has(path)))) continue;
      const right = subject.addressOf(alert);
      yield {
        severity: other ? 'warning' : 'error',
        message: other
          ? `the runbook_url of ${alert.name} leads to the page of ${other.name}; its own is ${right}`
          : `the runbook_url of ${alert.name} leads to no page: ${path}; its page is ${right}`,
        source: placeOfField(alert, 'runbookUrl'),
        entities: [alert.key],
      };
    }
  },
};

/** `/alerts/X/` lies in `/alerts/`. */
function folderOf(path: string): string {
  return `/${path.split('/')[1] ?? ''}/`;
}
