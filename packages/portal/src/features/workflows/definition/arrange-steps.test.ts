import { expect, test } from 'vitest';
import { type Arrangement, arrangeSteps, endsOf, startsOf } from './arrange-steps.ts';
import { readSteps } from './steps.ts';

/** `A B|C` for A and then B beside C; a step in brackets says what it runs after. */
function draw(arrangement: Arrangement): string {
  return arrangement
    .map((block) =>
      block.kind === 'step'
        ? block.isPlain
          ? block.step.name
          : `(${block.step.name})`
        : `[${block.branches.map(draw).join(' | ')}]`,
    )
    .join(' ');
}

/** Steps by what each runs after: `{ B: 'A' }`. */
const arranged = (links: Readonly<Record<string, string>>) =>
  arrangeSteps(
    readSteps(
      Object.fromEntries(
        Object.entries(links).map(([name, after]) => [
          name,
          {
            runAfter: Object.fromEntries(
              after
                .split(' ')
                .filter(Boolean)
                .map((one) => [one, ['Succeeded']]),
            ),
          },
        ]),
      ),
    ),
  );

test.each([
  { name: 'nothing', links: {}, drawn: '' },
  { name: 'a chain', links: { A: '', B: 'A', C: 'B' }, drawn: 'A B C' },
  { name: 'a chain written backwards', links: { C: 'B', B: 'A', A: '' }, drawn: 'A B C' },
  { name: 'steps that wait for nothing', links: { A: '', B: '' }, drawn: '[A | B]' },
  { name: 'branches that join', links: { A: '', B: 'A', C: 'A', D: 'B C' }, drawn: 'A [B | C] D' },
  {
    name: 'branches of several steps',
    links: { A: '', B: 'A', B2: 'B', C: 'A', D: 'B2 C', E: 'D' },
    drawn: 'A [B B2 | C] D E',
  },
  {
    name: 'branches inside of a branch',
    links: { A: '', B: 'A', C: 'A', D: 'B', E: 'B', F: 'D E C' },
    drawn: 'A [B [D | E] | C] F',
  },
  { name: 'branches that never join', links: { A: '', B: 'A', C: 'A' }, drawn: 'A [B | C]' },
  {
    name: 'a step that also waits for an earlier one: it says so',
    links: { A: '', B: 'A', C: 'A B' },
    drawn: 'A B (C)',
  },
  {
    name: 'an order that rows cannot show: each says what it runs after',
    links: { A: '', B: '', C: 'A', D: 'A B' },
    drawn: 'A [(B) (D) | C]',
  },
])('draws $name', ({ links, drawn }) => {
  expect(draw(arranged(links))).toEqual(drawn);
});

test('a step that runs after a failure says so', () => {
  const steps = readSteps({ A: { runAfter: {} }, B: { runAfter: { A: ['Failed'] } } });
  expect(draw(arrangeSteps(steps))).toBe('A (B)');
});

test('no step is lost, however the order is', () => {
  const steps = readSteps({
    X: { runAfter: { Y: [] } },
    Y: { runAfter: { X: [] } },
    Z: { runAfter: { X: ['Succeeded'], Q: ['Succeeded'] } },
    Q: { runAfter: {} },
  });
  const drawn = draw(arrangeSteps(steps));
  for (const { name } of steps) expect(drawn).toContain(name);
});

test('knows where an arrangement begins and ends', () => {
  const arrangement = arranged({ A: '', B: '', C: 'B' });
  expect(startsOf(arrangement)).toEqual(['A', 'B']);
  expect(endsOf(arrangement)).toEqual(['A', 'C']);
});
