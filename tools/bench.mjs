// `npm run bench [name …]`: runs the benchmarks, each in a process of its own.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, pinnedNode, root, run } from './install.mjs';

ensureInstalled();
const wanted = process.argv.slice(2);
const all = readdirSync(join(root, 'benchmarks'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3));
const unknown = wanted.find((name) => !all.includes(name));
if (unknown) {
  console.error(`There is no benchmark '${unknown}'. There are: ${all.join(', ')}.`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n== ${name}`);
  run(pinnedNode, ['--expose-gc', join(root, 'benchmarks', `${name}.ts`)]);
}
