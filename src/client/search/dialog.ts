// Search over any page.
import box from './box.css?inline';
import own from './dialog.css?inline';
import results from './results.css?inline';
import { searchBoxIn } from './box.ts';
import { addressOf } from './list.ts';
import { element } from './results.ts';

let dialog: HTMLDialogElement | undefined;

/** Opens the dialog; it keeps what was typed last. */
export function openDialog(): void {
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}

function makeDialog(): HTMLDialogElement {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(box + results + own);
  document.adoptedStyleSheets.push(sheet);
  const input = element('input', '');
  input.type = 'search';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.setAttribute('autocapitalize', 'off');
  input.enterKeyHint = 'go';
  input.placeholder = 'Alert or symptom';
  input.setAttribute('aria-label', 'Search');
  const close = element('button', '', 'Close');
  close.type = 'button';
  const form = element('form', 'search-form', input, close);
  form.setAttribute('role', 'search');
  const status = element('p', 'search-status');
  status.setAttribute('role', 'status');
  const list = element('ol', 'search-results');
  list.setAttribute('aria-label', 'Results');
  const more = element('a', '', 'All results, filters and the text of the documents');
  const made = element('dialog', 'search-dialog', form, status, list, element('p', 'search-more', more));
  made.setAttribute('aria-label', 'Search');
  document.body.append(made);
  const link = (query: string) => {
    more.href = `${addressOf('/search/')}${query.trim() === '' ? '' : `?${new URLSearchParams({ q: query.trim() })}`}`;
  };
  link('');
  searchBoxIn(made, { most: () => 12, answered: link });
  // Browsers would only empty the box.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    made.close();
  });
  close.addEventListener('click', () => made.close());
  // A press beside the dialog closes it.
  made.addEventListener('click', (event) => event.target === made && made.close());
  return made;
}
