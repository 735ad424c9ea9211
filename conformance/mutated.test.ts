import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repairConnector, reviewConnector } from '../packages/certification/src/index.ts';
import {
  describeConnector,
  diffConnectors,
  exportConnector,
  importConnector,
  type JsonValue,
  readSource,
} from '../packages/connector/src/index.ts';
import { type CorpusConnector, corpusConnectors, corpusFiles } from './connector-corpus.ts';
import { mutateDocument, seededNumbers } from './mutate-document.ts';
import { unmeantChanges } from './unmeant-changes.ts';
import { withRepaired } from './with-repaired.ts';

/** Larger documents are left to the tests of the documents as they are. */
const MOST_BYTES = 40_000;
const formats = ['microsoft', 'openapi3', 'tenon'] as const;
const files = corpusFiles();
const connectors = corpusConnectors();
const bases = baseDocuments();

describe.skipIf(!bases)('definitions of the corpus with parts that are wrong', () => {
  test.each([1, 2, 3, 4])('import and go on, or are refused with a place and a remedy (seed %i)', (seed) => {
    expect(
      mutants(seed, 100).flatMap((text, index) => problemsOf(text).map((problem) => `${index}: ${problem}`)),
    ).toEqual([]);
  });

  test.each([
    { layout: 'JSON', name: 'openapi.json', start: '' },
    { layout: 'YAML', name: 'openapi.yaml', start: '# all of it\n' },
  ])('are repaired in $layout until nothing is left, once for all', ({ name, start }) => {
    const left = mutants(5, 100).flatMap((text, index) =>
      leftAfterRepair({ name, content: `${start}${text}` }).map((problem) => `${index}: ${problem}`),
    );
    expect(left).toEqual([]);
  });
});

test.skipIf(!connectors).each([101, 202])(
  'connectors with parts that are wrong are judged by rules that hold, and repaired as these say (seed %i)',
  (seed) => {
    expect(mutatedConnectors(seed, 200).flatMap((mutant) => problemsOfRepair(mutant))).toEqual([]);
  },
);

test.skipIf(!files)(
  'definitions of the corpus in JSON and YAML are repaired until nothing is left, once for all',
  () => {
    const paths = (files ?? []).filter((path) => statSync(path).size <= 300_000 && !path.includes('bomb'));
    const left = paths.flatMap((path) =>
      leftAfterRepair({ name: basename(path), content: readFileSync(path, 'utf8') }).map(
        (problem) => `${path}: ${problem}`,
      ),
    );
    expect(left).toEqual([]);
  },
);

/** What goes wrong with a definition that may be wrong itself. */
function problemsOf(text: string): readonly string[] {
  const { value, diagnostics } = importConnector([{ name: 'openapi.json', content: text }]);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!value) {
    if (errors.length === 0) return ['it is refused without an error'];
    return errors
      .filter(({ place, remedy }) => !place?.line || !place.column || !remedy)
      .map(({ code }) => `${code} has no place or remedy`);
  }
  describeConnector(value, 'markdown');
  const ids = value.operations.map(({ operationId }) => operationId).join();
  const lost = formats.filter((format) => {
    const again = importConnector(exportConnector(value, format).value).value;
    return again?.operations.map(({ operationId }) => operationId).join() !== ids;
  });
  const changes = diffConnectors(value, value).changes.map(({ kind }) => `${kind} between it and itself`);
  return [
    ...errors.map(({ code }) => `${code} is an error, yet it imports`),
    ...lost.map((format) => `${format} loses operations`),
    ...changes,
  ];
}

/** What a repair leaves that it could repair. */
function leftAfterRepair(file: { readonly name: string; readonly content: string }): readonly string[] {
  const text = repairConnector({ files: [file] }, 'safe').files[0]?.text ?? file.content;
  const after = [{ name: file.name, content: text }];
  const left = reviewConnector({ files: after }).findings.filter(({ fix }) => fix === 'safe');
  const isUsable = importConnector([file]).value === undefined || importConnector(after).value !== undefined;
  return [
    ...left.map(({ rule, pointer }) => `${rule} is left at ${pointer}`),
    ...(repairConnector({ files: after }, 'safe').files.length > 0 ? ['a second repair goes on'] : []),
    ...(isUsable ? [] : ['it imports no longer']),
  ];
}

/** What goes wrong where a connector that may be wrong itself is judged and repaired. */
function problemsOfRepair({ name, files: before }: CorpusConnector): readonly string[] {
  const repair = repairConnector({ files: before }, 'safe');
  const after = withRepaired(before, repair.files);
  const proposed = withRepaired(before, repairConnector({ files: before }, 'suggest').files);
  const rules = new Set(repair.applied.map(({ rule }) => rule));
  const [judged, repaired, revised] = [before, after, proposed].map((all) => reviewConnector({ files: all }));
  const problems = [
    ...[judged, repaired, revised]
      .flatMap((verdict) => verdict?.defects ?? [])
      .map(({ rule }) => `${rule} breaks down`),
    ...(repaired?.findings ?? []).filter(({ fix }) => fix === 'safe').map(({ rule }) => `${rule} is left`),
    ...(revised?.findings ?? [])
      .filter(({ fix }) => fix === 'suggestion')
      .map(({ rule }) => `${rule} is proposed again`),
    ...(repairConnector({ files: after }, 'safe').files.length > 0 ? ['a second repair goes on'] : []),
    ...unmeantChanges({ before, after, rules }),
  ];
  return problems.map((problem) => `${name}: ${problem}`);
}

/** Connectors of the corpus, the documents of each with some parts that are wrong. */
function mutatedConnectors(seed: number, count: number): readonly CorpusConnector[] {
  const next = seededNumbers(seed);
  const small = (connectors ?? []).map(({ name, files: all }) => ({
    name,
    files: all.filter((file) => file.name.endsWith('.json')),
  }));
  const usable = small.filter(({ files: all }) => all.every(({ content }) => content.length <= MOST_BYTES));
  return Array.from({ length: count }, () => {
    const { name = '', files: all = [] } = usable[Math.floor(next() * usable.length)] ?? {};
    return {
      name,
      files: all.map((file) => {
        const { value, diagnostics } = readSource(file.content, file.name);
        if (diagnostics.some(({ severity }) => severity === 'error')) return file;
        return { name: file.name, content: JSON.stringify(mutateDocument(value.value, next), null, 2) };
      }),
    };
  });
}

/** Texts of documents of the corpus, each with some parts that are wrong. */
function mutants(seed: number, count: number): readonly string[] {
  const next = seededNumbers(seed);
  return Array.from({ length: count }, () => {
    const base = bases?.[Math.floor(next() * bases.length)] ?? null;
    return JSON.stringify(mutateDocument(base, next), null, 2);
  });
}

/** The documents of the corpus that can be read, up to a size. */
function baseDocuments(): readonly JsonValue[] | undefined {
  if (!connectors || !files) return undefined;
  const documents = [
    ...connectors.flatMap((connector) => connector.files.filter(({ name }) => /\.swagger\.json$/.test(name))),
    ...files
      .filter((path) => statSync(path).size <= MOST_BYTES && !/bomb/.test(path))
      .map((path) => ({ name: basename(path), content: new Uint8Array(readFileSync(path)) })),
  ];
  return documents
    .filter(({ content }) => content.length <= MOST_BYTES)
    .map(({ name, content }) => readSource(content, name))
    .filter(({ diagnostics }) => diagnostics.every(({ severity }) => severity !== 'error'))
    .map(({ value }) => value.value);
}
