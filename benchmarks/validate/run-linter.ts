// Runs the recommended rules of another linter over the definitions, one file after the other in one process, and prints
// a JSON line: how long judging alone took, how long the whole process from its start (without installing the linter), the
// most memory held, and what was found.
import { readFileSync } from 'node:fs';
import { installPeer, type Peer } from '../../tools/peers/install-peer.ts';
import { definitionPaths } from './definitions.ts';

/** Judges one definition and answers with the number of findings. */
type Lint = (path: string) => Promise<number>;

interface Spectral {
  setRuleset(ruleset: object): void;
  run(document: object): Promise<readonly unknown[]>;
}

const linters: Readonly<Record<string, (peer: Peer) => Promise<Lint>>> = {
  spectral: async (peer) => {
    const core = defaultOf(await peer.load('@stoplight/spectral-core'));
    const parsers = defaultOf(await peer.load('@stoplight/spectral-parsers'));
    const { oas } = defaultOf(await peer.load('@stoplight/spectral-rulesets'));
    const spectral = new (core['Spectral'] as new () => Spectral)();
    spectral.setRuleset({ extends: [[oas, 'recommended']] });
    const Document = core['Document'] as new (text: string, parser: unknown, path: string) => object;
    return async (path) => (await spectral.run(new Document(readFileSync(path, 'utf8'), parsers['Json'], path))).length;
  },
  redocly: async (peer) => {
    const core = await peer.load('@redocly/openapi-core');
    const config = await (core['createConfig'] as (given: object) => Promise<object>)({ extends: ['recommended'] });
    const lint = core['lintFromString'] as (given: object) => Promise<readonly unknown[]>;
    return async (path) => (await lint({ source: readFileSync(path, 'utf8'), absoluteRef: path, config })).length;
  },
};

const installing = performance.now();
const peer = installPeer('linters');
const installedMs = performance.now() - installing;
const lint = await linters[process.argv[2] ?? '']?.(peer);
if (lint === undefined) throw new Error('Name spectral or redocly.');
let findings = 0;
let refused = 0;
const paths = definitionPaths();
const start = performance.now();
for (const path of paths) {
  try {
    findings += await lint(path);
  } catch {
    refused += 1;
  }
}
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
const wholeSeconds = (performance.now() - installedMs) / 1000;
console.log(JSON.stringify({ files: paths.length, seconds, wholeSeconds, megabytes, findings, refused }));

function defaultOf(module: Record<string, unknown>): Record<string, unknown> {
  return (module['default'] ?? module) as Record<string, unknown>;
}
