// Reads, links and checks a book once, and prints what that took: the argument is a folder. Every run has a process of its own,
// because a second reading in one process finds everything compiled and remembered.
import { loadChecked } from '../../src/checks/check.ts';

const [folder = ''] = process.argv.slice(2);
const [started, before] = [performance.now(), process.cpuUsage()];
const { catalog } = loadChecked(folder, { asOf: '2026-01-01' });
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, processorSeconds: (user + system) / 1e6, entities: catalog.entities.length }));
