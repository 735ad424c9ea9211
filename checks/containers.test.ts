import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFiles, root, textOf } from './source-files.ts';

// No container engine runs where this is tested; these are the mistakes that can be seen without one.
const dockerfile = textOf('Dockerfile');
const compose = textOf('compose.yaml');

test('the image ends as an ordinary user, with a health check and an entry that exists', () => {
  const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
  expect(last).toMatch(/^USER (?!root|0)\w+/m);
  expect(last).toMatch(/^HEALTHCHECK [\s\S]*\/health\/ready/m);
  expect(last.indexOf('USER ')).toBeLessThan(last.indexOf('ENTRYPOINT'));
  const entry = /ENTRYPOINT \[.*"([^"]+\.ts)"\]/.exec(last)?.[1] ?? '';
  expect(existsSync(join(root, entry))).toBe(true);
});

test('everything that the image copies from here is here', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, names]) => names?.split(' ') ?? [],
  );
  expect(copied.length).toBeGreaterThan(3);
  expect(copied.filter((name) => !existsSync(join(root, name)))).toEqual([]);
});

test('compose publishes on loopback only, and has no secret in it', () => {
  const ports = [...compose.matchAll(/ports: \[(.*)\]/g)].map(([, list]) => list);
  expect(ports).toEqual(["'127.0.0.1:4400:4400'"]);
  for (const [line] of compose.matchAll(/^.*(?:PASSWORD|KEY|TOKEN): .*$/gm)) expect(line).toMatch(/\$\{\w+:\?/);
});

test('every setting that is read is in the README, and every one that is named is read', () => {
  const sources = projectFiles().filter(
    (path) => /^(packages|tools)\/.*\.(ts|mjs)$/.test(path) && !/\.test\.ts$/.test(path),
  );
  const named = (text: string) => [...text.matchAll(/\b(TENON_[A-Z_]+|DATABASE_URL)\b/g)].map(([name]) => name);
  const read = new Set(
    textOf('packages/server/src/process/configuration.ts').match(/\b(TENON_[A-Z_]+|DATABASE_URL)\b/g),
  );
  const known = new Set(sources.filter((path) => existsSync(join(root, path))).flatMap((path) => named(textOf(path))));
  const readme = new Set(named(textOf('README.md')));
  expect([...read].filter((name) => !readme.has(name))).toEqual([]);
  const told = ['README.md', 'docs/operations.md', 'Dockerfile', 'compose.yaml'].flatMap((path) => named(textOf(path)));
  expect([...new Set(told)].filter((name) => !known.has(name))).toEqual([]);
});
