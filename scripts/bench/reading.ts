// Reads, links and checks a book several times in a process of its own, and prints the seconds: arguments are a folder and how often.
import { loadChecked } from '../../src/checks/check.ts';

const [folder = '', runs = '1'] = process.argv.slice(2);
const seconds: number[] = [];
let entities = 0;
for (let run = 0; run < Number(runs); run += 1) {
  const started = performance.now();
  entities = loadChecked(folder, { asOf: '2026-01-01' }).catalog.entities.length;
  seconds.push((performance.now() - started) / 1000);
}
console.log(JSON.stringify({ seconds, entities }));
