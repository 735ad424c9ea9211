import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../tools/testing/fresh-database.ts';
import { binaryArray, type ElementType, type ElementTypes } from './binary-array.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

async function readBack<Type extends ElementType>(
  type: Type,
  elements: readonly (ElementTypes[Type] | null)[],
): Promise<unknown> {
  const shown = type === 'timestamptz' ? '(extract(epoch from element) * 1000)::float8' : 'element';
  const rows = await database.store.system.query<{ element: unknown }>(
    `select ${shown} as element from unnest($1::${type}[]) with ordinality as t (element, at) order by at`,
    [binaryArray(type, elements)],
  );
  return rows.map(({ element }) => element);
}

describe('PostgreSQL reads what was written', () => {
  const listOf = <Element>(element: fc.Arbitrary<Element>) => fc.array(fc.option(element), { maxLength: 20 });
  const runs = { numRuns: 50 };

  test('texts, whatever is in them', () =>
    fc.assert(
      fc.asyncProperty(
        listOf(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '\\"'))),
        async (texts) => {
          expect(await readBack('text', texts)).toEqual(texts);
        },
      ),
      runs,
    ));

  test('UUIDs', () =>
    fc.assert(
      fc.asyncProperty(listOf(fc.uuid()), async (uuids) => {
        expect(await readBack('uuid', uuids)).toEqual(uuids);
      }),
      runs,
    ));

  test('integers of 32 bits', () =>
    fc.assert(
      fc.asyncProperty(listOf(fc.integer()), async (integers) => {
        expect(await readBack('int', integers)).toEqual(integers);
      }),
      runs,
    ));

  test('instants, before the year 2000 too', () =>
    fc.assert(
      fc.asyncProperty(
        listOf(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })),
        async (dates) => {
          expect(await readBack('timestamptz', dates)).toEqual(dates.map((date) => date?.getTime() ?? null));
        },
      ),
      runs,
    ));
});

test('what is no UUID is refused before it is sent', () => {
  expect(() => binaryArray('uuid', ['4f9c'])).toThrow('Not a UUID: 4f9c');
});

test('a character that PostgreSQL cannot keep is refused by it as data', async () => {
  await expect(readBack('text', ['a\0b'])).rejects.toMatchObject({ code: '22021' });
});
