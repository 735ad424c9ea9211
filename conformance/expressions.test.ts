import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluateTemplate, readValue, type Value } from '../packages/definition/src/index.ts';
import { conformanceData } from './data.ts';

interface Vector {
  readonly id: string;
  readonly expression?: string;
  readonly template?: Value;
  readonly context?: Value;
  readonly expected?: Value;
  readonly error?: true;
  readonly match?: { kind: string; pattern?: string; min?: number; max?: number; value?: number; tolerance?: number };
}

const path = conformanceData('wdl/expressions.dev.jsonl');
const lines =
  path === undefined
    ? []
    : readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '');
const vectors = lines.map((line) => ({
  vector: JSON.parse(line) as Vector,
  exact: readValue(line) as { [name: string]: Value },
}));

test.skipIf(path === undefined)('has expression vectors', () => {
  expect(vectors.length).toBeGreaterThan(600);
});

test.each(vectors.map(({ vector, exact }) => ({ id: vector.id, vector, exact })))('$id', ({ vector, exact }) => {
  const evaluation = evaluateTemplate(exact['expression'] ?? exact['template'] ?? null, exact['context'] ?? {}, {
    newGuid: () => '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    random: () => 0.5,
  });
  if (vector.error) {
    expect(evaluation.kind).not.toBe('value');
    return;
  }
  if (evaluation.kind === 'failed') throw evaluation.failure;
  if (evaluation.kind === 'invalid') throw new Error(evaluation.diagnostics.map(({ message }) => message).join(' '));
  const plain: unknown = JSON.parse(
    JSON.stringify(evaluation.value, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
  );
  if (vector.match === undefined) expect(plain).toEqual(vector.expected);
  else expectMatch(plain, vector.match);
});

function expectMatch(value: unknown, match: NonNullable<Vector['match']>): void {
  switch (match.kind) {
    case 'regex':
      expect(value).toMatch(new RegExp(match.pattern ?? '', 'u'));
      break;
    case 'intRange':
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(match.min ?? 0);
      expect(value).toBeLessThanOrEqual(match.max ?? 0);
      break;
    default:
      expect(Math.abs(Number(value) - (match.value ?? 0))).toBeLessThanOrEqual(match.tolerance ?? 0);
  }
}
