import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rooms } from './rooms.ts';
import { projectFiles, root, textOf } from './source-files.ts';

const files = projectFiles();

interface Manifest {
  readonly exports?: unknown;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

const manifestOf = (room: string) => JSON.parse(textOf(`packages/${room}/package.json`)) as Manifest;

test('every folder under packages is a room of the table', () => {
  const found = new Set(files.filter((path) => path.startsWith('packages/')).map((path) => path.split('/')[1]));
  expect([...found].sort()).toEqual(Object.keys(rooms).sort());
});

describe.each(Object.entries(rooms))('%s', (room, { mayImport, exportsAtMost }) => {
  test('declares only the rooms that it may import', () => {
    const declared = Object.keys(manifestOf(room).dependencies ?? {})
      .filter((name) => name.startsWith('@tenon/'))
      .map((name) => name.slice('@tenon/'.length));
    expect(declared.filter((name) => !mayImport.includes(name))).toEqual([]);
  });

  test('pins exact versions', () => {
    const { dependencies = {}, devDependencies = {} } = manifestOf(room);
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('has one door', () => {
    const index = `packages/${room}/src/index.ts`;
    if (exportsAtMost === 0) {
      expect(existsSync(join(root, index))).toBe(false);
      return;
    }
    expect(manifestOf(room).exports).toEqual({ '.': './src/index.ts' });
  });

  test('exports no more than it promised', () => {
    if (exportsAtMost === 'any' || exportsAtMost === 0) return;
    expect(exportedValues(room).length, exportedValues(room).join(', ')).toBeLessThanOrEqual(exportsAtMost);
  });
});

/** The functions and values behind the door of a room. Types do not count: they are what the functions take and give. */
function exportedValues(room: string): readonly string[] {
  const statements = textOf(`packages/${room}/src/index.ts`).matchAll(/export\s+\{([^}]*)\}/g);
  return [...statements].flatMap(([, names]) =>
    (names ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
}

const sources = files.filter((path) => /^packages\/.*\/src\/.*\.tsx?$/.test(path) && existsSync(join(root, path)));
const product = sources.filter((path) => !/\.test\.tsx?$|\/testing\//.test(path));

test('no barrel exports everything', () => {
  expect(product.filter((path) => /^export \* from/m.test(textOf(path)))).toEqual([]);
});

test('no folder or file has a name that says nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|lib|shared|types)(\/|\.tsx?$)/;
  expect(product.filter((path) => vague.test(path.replace(/^packages\/[^/]+\/src\//, '')))).toEqual([]);
});

test('only the engine folder names the queue', () => {
  const users = product.filter((path) => /from 'pg-boss'/.test(textOf(path)));
  expect(users.filter((path) => !path.startsWith('packages/runtime/src/engine/'))).toEqual([]);
});

test('only the egress room sends requests from the server', () => {
  const clients = /from '(undici|node:https?|node:http2|node:tls)'|(?<![.\w])fetch\(/;
  const rooms = /^packages\/(store|runtime|server|definition|connector|certification|run|organization|diagnostics)\//;
  const users = product.filter((path) => rooms.test(path) && clients.test(textOf(path)));
  expect(users.filter((path) => !path.startsWith('packages/runtime/src/egress/'))).toEqual([]);
});

test('nothing makes code out of text', () => {
  const makers = /\bnew Function\b|\beval\(|from 'node:vm'|shell: true/;
  expect(product.filter((path) => makers.test(textOf(path)))).toEqual([]);
});

test('nothing is left unfinished', () => {
  const marks = /\b(TODO|FIXME|HACK)\b|(?:test|it|describe)\.(?:only|todo)\(/;
  expect(sources.filter((path) => marks.test(textOf(path)))).toEqual([]);
});
