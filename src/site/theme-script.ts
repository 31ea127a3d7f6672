/**
 * The one script that every page carries: it takes the remembered theme before anything is painted, and lets the switch
 * change it. Without it the page follows the system. It is inlined, and its hash stands in the page's policy.
 */
export const themeScript = `(()=>{let r=document.documentElement,k='faultbook-theme',m=matchMedia('(prefers-color-scheme:dark)'),t;try{t=localStorage[k]}catch{}
if(/^(light|dark)$/.test(t))r.dataset.theme=t;r.classList.add('js');
addEventListener('click',e=>{if(!e.target.closest('.theme-switch'))return;let n=(r.dataset.theme||(m.matches?'dark':'light'))=='dark'?'light':'dark';r.dataset.theme=n;try{localStorage[k]=n}catch{}})})()`;
