import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { importConnector } from '../packages/connector/src/index.ts';

/** A definition with that many operations, each with a body and an answer of its own. */
function definitionOf(operations: number): string {
  const properties = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `property${index}`,
      { type: 'string', description: 'What it holds.', maxLength: index + 1 },
    ]),
  );
  const paths: Record<string, object> = {};
  const schemas: Record<string, object> = {};
  for (let number = 0; number < operations; number += 1) {
    schemas[`Thing${number}`] = { type: 'object', properties };
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/Thing${number}` } } };
    const responses = { 200: { description: 'OK', content } };
    paths[`/things${number}/{id}`] = {
      put: { operationId: `Put${number}`, summary: 'Put a thing', requestBody: { content }, responses },
    };
  }
  return JSON.stringify(
    { openapi: '3.0.3', info: { title: 'Things', version: '1' }, paths, components: { schemas } },
    null,
    2,
  );
}

/** Imports one file in this process and prints what that took above the empty process. */
function measure(path: string): void {
  const before = process.memoryUsage().rss;
  const content = new Uint8Array(readFileSync(path));
  const start = performance.now();
  const { value } = importConnector([{ name: basename(path), content }]);
  const elapsed = performance.now() - start;
  const { rss } = process.memoryUsage();
  console.log(
    `import alone, ${(content.length / 1e6).toFixed(1)} MB, ${value?.operations.length} operations: ${elapsed.toFixed(0)} ms; the process has ` +
      `${(rss / 1e6).toFixed(0)} MB, ${((rss - before) / content.length).toFixed(0)} bytes more per byte of the document`,
  );
}

const [, , given] = process.argv;
if (given === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-import-'));
  const sizes = [500, 1000, 2000, 4000, 8000].map((operations) => {
    const path = join(folder, `${operations}.json`);
    writeFileSync(path, definitionOf(operations));
    return path;
  });
  const data = process.env['TENON_CONFORMANCE_DATA'] ?? resolve(import.meta.dirname, '../../shared');
  const large = join(data, 'corpus/openapi/v3.0/large/github.yaml');
  for (const path of [...sizes, ...(existsSync(large) ? [large] : [])]) {
    process.stdout.write(execFileSync(process.execPath, [import.meta.filename, path], { encoding: 'utf8' }));
  }
  rmSync(folder, { recursive: true });
} else measure(given);
