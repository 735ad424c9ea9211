import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Connector,
  importConnector,
  type JsonValue,
  type Parameter,
  readSchema,
  shapeCall,
} from '@tenon/connector';
import { describe, expect, test } from 'vitest';
import { corpusConnectors, corpusFiles } from './connector-corpus.ts';
import { StrictServer } from './strict-server.ts';

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
    // Some published connectors declare headers whose names HTTP does not allow; such a call cannot be made.
    if (operation.parameters.some(({ location, name: header }) => location === 'header' && /\s/.test(header))) continue;
    const values: Record<string, JsonValue> = {};
    for (const parameter of operation.parameters) {
      values[`${parameter.location}.${parameter.name}`] = valueFor(connector, parameter);
    }
    const place = operation.body?.contents[0]?.schema;
    if (operation.body) values['body'] = place ? sample(connector, place, 0) : 'text';
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

function valueFor(connector: Connector, parameter: Parameter): JsonValue {
  if (/^(?:content-type|accept)$/i.test(parameter.name))
    return parameter.default ?? parameter.enum?.[0] ?? 'application/json';
  if (parameter.type === 'file') return { '$content-type': 'image/png', $content: 'iVBORw0KGgo=' };
  return sample(connector, parameter.schema, 0);
}

/** A value that fits a schema as far as types, ranges and required members go. */
function sample(connector: Connector, place: Parameters<typeof readSchema>[1], depth: number): JsonValue {
  const schema = readSchema(connector, place);
  const { limits } = schema;
  const choices = schema.enum?.filter((one) => one !== null) ?? [];
  const choice = choices.find((one) => one !== '') ?? choices[0];
  if (choice !== undefined) return choice;
  const limit = (name: string, otherwise: number): number =>
    typeof limits[name] === 'number' ? limits[name] : otherwise;
  const [alternative] = schema.alternatives;
  if (schema.type === 'any' && alternative && depth < 8) return sample(connector, alternative, depth + 1);
  switch (schema.type) {
    case 'string':
      return 'a b&c'.padEnd(limit('minLength', 0), 'x').slice(0, limit('maxLength', 1e6));
    case 'integer':
    case 'number': {
      const least = limit(
        'minimum',
        limit('exclusiveMinimum', 0) + (typeof limits['exclusiveMinimum'] === 'number' ? 1 : 0),
      );
      const isOpen = limits['exclusiveMinimum'] === true;
      return Math.min(Math.max(isOpen ? least + 1 : least, Math.min(7, limit('maximum', 7))), limit('maximum', 1e15));
    }
    case 'boolean':
      return true;
    case 'array': {
      const item = schema.items && depth < 8 ? sample(connector, schema.items, depth + 1) : 'x';
      return depth < 8 ? Array.from({ length: Math.max(1, limit('minItems', 1)) }, () => item) : [];
    }
    case 'object': {
      const wanted = [...schema.properties].filter(([name]) => depth < 8 && (schema.required.has(name) || depth < 2));
      const own: Record<string, JsonValue> = {};
      for (const name of schema.required) if (!schema.properties.has(name)) own[name] = 'any';
      for (const [name, property] of wanted) own[name] = sample(connector, property, depth + 1);
      const other = alternative && depth < 8 ? sample(connector, alternative, depth + 1) : {};
      return { ...own, ...(typeof other === 'object' && !Array.isArray(other) ? other : {}) };
    }
    default:
      return schema.nullable ? null : 'any';
  }
}
