// The rows of the index as the script holds them: read from the table, or, where the index has several pages, fetched.
import type { IndexRecord } from '../../model/index-record.ts';
import type { Row } from './view.ts';

/** A row with its place on the page, which is made when it is first shown. */
export interface TableRow extends Row {
  element: () => HTMLTableRowElement;
}

const [entryAt, suiteAt, smokeAt, trustAt, statusAt] = [0, 3, 4, 5, 6];

/** The rows that the page has. */
export function rowsIn(table: HTMLTableElement, trusts: readonly string[]): TableRow[] {
  return [...table.querySelectorAll<HTMLTableRowElement>('.row')].map((original) => {
    let copy: HTMLTableRowElement | undefined;
    // A word break opportunity is no part of a name: textContent leaves it out.
    const texts = [...original.cells].map(({ textContent }) => textContent.trim().toLowerCase());
    const linked = [...original.cells].map((cell) => cell.querySelector('a') !== null);
    return rowFrom(texts, linked, trusts, () => (copy ??= original.cloneNode(true) as HTMLTableRowElement));
  });
}

/** All rows of an index that has several pages; a page has a row as the pattern of how each is set. */
export function rowsFrom(records: readonly IndexRecord[], pattern: HTMLTableRowElement, base: string, trusts: readonly string[]): TableRow[] {
  return records.map((record) => {
    let made: HTMLTableRowElement | undefined;
    const cells = [[record.entry], record.claims, [record.test], [record.suite], record.smoke];
    const names = cells.map((links) => links.map((link) => link?.name ?? '').join(' '));
    const texts = [...names, record.trust, record.status].map((text) => text.toLowerCase());
    return rowFrom(
      texts,
      cells.map((links) => links.some(Boolean)),
      trusts,
      () => (made ??= rowElement(record, cells, pattern, base)),
    );
  });
}

function rowFrom(texts: string[], linked: boolean[], trusts: readonly string[], element: TableRow['element']): TableRow {
  const at = (index: number) => texts[index] ?? '';
  return {
    text: texts.join(' '),
    keys: texts.map((text, index) => (index === trustAt ? trusts.indexOf(text) : index > smokeAt || linked[index] ? text : '')),
    suite: at(suiteAt),
    trust: at(trustAt),
    status: at(statusAt),
    smoke: linked[smokeAt] ?? false,
    runbook: linked[entryAt] ?? false,
    element,
  };
}

function rowElement(record: IndexRecord, cells: readonly (readonly IndexRecord['entry'][])[], pattern: HTMLTableRowElement, base: string): HTMLTableRowElement {
  const row = pattern.cloneNode(true) as HTMLTableRowElement;
  [...row.cells].forEach((cell, index) => {
    const links = (cells[index] ?? []).filter((link) => link !== null);
    if (index > smokeAt) {
      cell.replaceChildren(wordLink(index === trustAt ? record.trust : record.status, index === trustAt));
      return;
    }
    const shown = links.flatMap(({ name, url }, place) => {
      const link = document.createElement('a');
      link.href = base + url;
      link.textContent = name;
      return place > 0 ? [', ', link] : [link];
    });
    const gap = document.createElement('span');
    gap.className = 'none';
    gap.textContent = cell.dataset['none'] ?? '';
    cell.replaceChildren(...(shown.length > 0 ? shown : [gap]));
  });
  return row;
}

/** A word of trust or status, which leads to what it means. */
function wordLink(word: string, isTrust: boolean): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'word';
  link.href = `#word-${word.replaceAll(' ', '-')}`;
  const said = link.appendChild(document.createElement('span'));
  said.textContent = word;
  if (isTrust) said.className = `trust ${word}`;
  return link;
}
