import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Connector, importConnector, shapeCall } from '@tenon/connector';
import { describe, expect, test } from 'vitest';
import { corpusConnectors, corpusFiles } from './connector-corpus.ts';
import { StrictServer } from './strict-server.ts';
import { valuesFor } from './values-for.ts';

const connectors = corpusConnectors();
const files = corpusFiles();

describe.skipIf(!connectors)('a server built from the definition by another library', () => {
  test('accepts a call of each operation of each connector', () => {
    const problems: string[] = [];
    let count = 0;
    for (const { name, files: given } of connectors ?? []) {
      const { value } = importConnector(given, { repair: 'accept' });
      if (value) count += callAll(value, name, problems);
    }
    expect(problems.filter((problem) => !CONTRADICTORY.test(problem))).toEqual([]);
    expect(count).toBeGreaterThan(4000);
  });

  test('accepts a call of each operation of each other definition', () => {
    const problems: string[] = [];
    for (const path of (files ?? []).filter((file) => /\/v[23]\.\d\//.test(file))) {
      const { value } = importConnector([{ name: basename(path), content: new Uint8Array(readFileSync(path)) }]);
      if (value) callAll(value, path, problems);
    }
    expect(problems.filter((problem) => !CONTRADICTORY.test(problem))).toEqual([]);
  });
});

/** Parts of definitions that contradict themselves (a boolean that must be one of two texts, choices that are references), so that nothing fits. */
const CONTRADICTORY = /ncompatible|enableDeliveryReport|Festivo HolidaysGet|github.yaml checks.*conclusion/;

/** Calls every operation with made-up values, without policies, and notes what the server refuses. */
function callAll(imported: Connector, name: string, problems: string[]): number {
  const connector = { ...imported, policies: [], service: { ...imported.service, host: 'api.example.com' } };
  const server = new StrictServer(connector.definition);
  let count = 0;
  for (const operation of connector.operations) {
    const values = valuesFor(connector, operation);
    if (values === undefined) continue;
    const request = shapeCall(
      { ...connector, operations: [{ ...operation }] },
      { operationId: operation.operationId, values },
      { missing: 'leave-out' },
    );
    count += 1;
    const { operationId, path, method, server: own } = operation;
    const base = (own === undefined ? connector.service.basePath : new URL(own, 'https://x').pathname).replace(
      /\/+$/,
      '',
    );
    for (const problem of server.judge(request, { path, method, base }))
      problems.push(`${name} ${operationId}: ${problem}`);
  }
  return count;
}
