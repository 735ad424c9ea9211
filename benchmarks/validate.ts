import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reviewConnector } from '../packages/certification/src/index.ts';

const corpus = resolve(
  process.env['TENON_CONFORMANCE_DATA'] ?? resolve(import.meta.dirname, '../../shared'),
  'corpus/connectors',
);
const example = resolve(import.meta.dirname, '../examples/print-framer');

/** The folders of real connectors where they are at hand, and the examples otherwise. */
function folders(): readonly string[] {
  if (!existsSync(corpus)) return [join(example, 'v1'), join(example, 'v2')];
  return readdirSync(corpus, { withFileTypes: true })
    .filter((group) => group.isDirectory())
    .flatMap((group) => readdirSync(join(corpus, group.name)).map((name) => join(corpus, group.name, name)));
}

const packages = folders().map((folder) =>
  readdirSync(folder).map((name) => ({ name, content: new Uint8Array(readFileSync(join(folder, name))) })),
);
const bytes = packages.flat().reduce((sum, { content }) => sum + content.length, 0);
for (const round of ['cold', 'warm']) {
  const start = performance.now();
  const times = packages.map((files) => {
    const from = performance.now();
    reviewConnector({ files });
    return performance.now() - from;
  });
  const seconds = (performance.now() - start) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  console.log(
    `validate, ${round}: ${packages.length} connectors (${(bytes / 1e6).toFixed(1)} MB) in ${seconds.toFixed(2)} s, ` +
      `${(packages.length / seconds).toFixed(0)} a second; median ${at(0.5)}, 95 % below ${at(0.95)}, slowest ${at(1)}; ` +
      `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
}
