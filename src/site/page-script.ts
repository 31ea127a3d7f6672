/** Where the script lies that pages load after everything else, below the base. */
export const pageScript = 'offline/page.js';

/**
 * Loads that script once everything the reader waits for is there. Like the theme's, it is inlined and its hash stands in
 * the page's policy; the base, which `<html data-base>` tells, is no part of it, so that the policy is the same below every base.
 */
export const startScript = `addEventListener('load',()=>(self.requestIdleCallback||setTimeout)(()=>{let b=document.documentElement.dataset.base;import(b+'${pageScript}').then(m=>m.keepBook(b))}))`;
