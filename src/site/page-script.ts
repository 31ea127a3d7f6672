/** Where the script lies that pages load after everything else, below the base. */
export const pageScript = '/offline/page.js';

/**
 * Loads that script once everything the reader waits for is there. Like the theme's, it is inlined and its hash stands in
 * the page's policy.
 * @param at gives an address below the base
 */
export function startScript(at: (url: string) => string): string {
  return `addEventListener('load',()=>(self.requestIdleCallback||setTimeout)(()=>import('${at(pageScript)}').then(m=>m.keepBook('${at('/')}'))))`;
}
