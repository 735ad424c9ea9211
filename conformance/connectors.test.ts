import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Connector, exportConnector, importConnector } from '@tenon/connector';
import { describe, expect, test } from 'vitest';
import { corpusConnectors, corpusFiles, filesOf } from './connector-corpus.ts';

const connectors = corpusConnectors();
const files = corpusFiles();

/** A JSON text read so that the order of members shows, also that of names which are numbers. */
function ordered(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, '').replace(/"(\d+)"(\s*:)/g, '"#$1"$2'));
}

describe.skipIf(!connectors)('connectors of the corpus', () => {
  test('each imports, or is refused with line, column and remedy, and its repaired text imports', () => {
    const refused: string[] = [];
    for (const { name, files: given } of connectors ?? []) {
      const { value, diagnostics } = importConnector(given);
      if (value) continue;
      refused.push(name);
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.length, name).toBeGreaterThan(0);
      for (const error of errors) {
        expect(error.place?.line, name).toBeGreaterThan(0);
        expect(error.place?.column, name).toBeGreaterThan(0);
        expect(error.remedy?.length ?? 0, name).toBeGreaterThan(0);
      }
      if (errors.every(({ remedy }) => remedy?.includes('repaired text'))) {
        expect(importConnector(given, { repair: 'accept' }).value?.operations.length, name).toBeGreaterThan(0);
      }
    }
    expect(refused.length).toBeLessThanOrEqual(12);
  });

  test('each that imports is exported as it was, member by member', () => {
    for (const { name, files: given } of connectors ?? []) {
      const { value } = importConnector(given);
      if (!value) continue;
      const exported = exportConnector(value, 'microsoft').value;
      for (const document of ['apidefinition.swagger.json', 'apiproperties.json']) {
        const before =
          given.find((file) => file.name.toLowerCase() === document) ??
          given.find((file) => document.startsWith('apidef') && file.name.endsWith('.swagger.json'));
        const after = exported.find((file) => file.name.toLowerCase() === document);
        if (!before) continue;
        const text = new TextDecoder().decode(before.content as Uint8Array);
        expect(
          JSON.stringify(ordered(String(after?.content))) === JSON.stringify(ordered(text)),
          `${name}/${document}`,
        ).toBe(true);
      }
    }
  });

  test.each(['tenon', 'openapi3', 'microsoft'] as const)('each means the same after an export as %s', (format) => {
    for (const { name, files: given } of connectors ?? []) {
      const { value } = importConnector(given);
      if (!value) continue;
      const exported = exportConnector(value, format).value;
      const properties = format === 'openapi3' ? given.filter((file) => file.name === 'apiProperties.json') : [];
      const again = importConnector([...exported, ...properties]);
      expect(
        again.value,
        `${name}: ${again.diagnostics.find(({ severity }) => severity === 'error')?.message}`,
      ).toBeDefined();
      if (again.value) expect(summary(again.value), name).toEqual(summary(value));
    }
  });
});

/** What must survive any export: operations with their inputs, kinds and texts. */
function summary(connector: Connector): unknown {
  return {
    title: connector.title,
    host: connector.service.host.toLowerCase(),
    basePath: connector.service.basePath,
    policies: connector.policies.length,
    connection: connector.connection.parameters.map(({ name, type }) => `${name} ${type}`),
    operations: connector.operations.map((operation) => ({
      operationId: operation.operationId,
      kind: operation.kind,
      method: operation.method,
      path: operation.path,
      summary: operation.summary,
      visibility: operation.visibility,
      callback: operation.notification?.callbackPath,
      body: operation.body?.name,
      responses: operation.responses.map(({ status }) => status).sort(),
      parameters: operation.parameters
        .map(
          ({ name, location, required, label, visibility }) => `${location} ${name} ${required} ${label} ${visibility}`,
        )
        .sort(),
    })),
  };
}

describe.skipIf(!files)('definitions of the corpus', () => {
  test('each imports, or is refused with line, column and remedy', () => {
    for (const path of files ?? []) {
      const { value, diagnostics } = importConnector([
        { name: basename(path), content: new Uint8Array(readFileSync(path)) },
      ]);
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      if (value) expect(errors, path).toEqual([]);
      else {
        expect(errors.length, path).toBeGreaterThan(0);
        for (const error of errors) {
          expect(error.place?.line, path).toBeGreaterThan(0);
          expect(error.remedy, path).toBeTruthy();
        }
      }
    }
  });

  test.each(['v2.0', 'v3.0', 'v3.1'])('every definition of %s that is one file imports', (version) => {
    const refused = (files ?? [])
      .filter((path) => path.includes(`/${version}/`) && !path.includes('petstore-separate'))
      .filter(
        (path) => !importConnector([{ name: basename(path), content: new Uint8Array(readFileSync(path)) }]).value,
      );
    expect(refused).toEqual([]);
  });

  test.each(['circular/circular.yaml', 'deep-circular/deep-circular.yaml', 'petstore-separate/spec/swagger.json'])(
    'the files of %s import together',
    (name) => {
      const path = (files ?? []).find((file) => file.endsWith(name)) ?? '';
      const folder = name.startsWith('petstore') ? dirname(dirname(path)) : dirname(path);
      const { value, diagnostics } = importConnector(filesOf(folder));
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(value?.operations.length).toBeGreaterThan(0);
    },
  );
});
