import { explore } from './explorer.ts';

const root = document.getElementById('explorer');
if (root)
  explore(root).catch((error: unknown) => {
    const failed = document.getElementById('explorer-failed');
    if (!failed) return;
    failed.hidden = false;
    failed.textContent = `The graph could not be loaded (${error instanceof Error ? error.message : String(error)}). The overview and the lists below say the same.`;
  });
