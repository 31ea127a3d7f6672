// Every page has a twin in Markdown, every entity's page one in JSON: the page's address without its last slash, with an
// ending. The home page's are `index.html.md` and so on, as llmstxt.org has it.

/**
 * The address of a page's twin.
 * @param url the page's own, with a slash at its end
 */
export function twinOf(url: string, ending: 'md' | 'json', home = '/'): string {
  return url === home ? `${url}index.html.${ending}` : `${url.replace(/\/$/, '')}.${ending}`;
}
