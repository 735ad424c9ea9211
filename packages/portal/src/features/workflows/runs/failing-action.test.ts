import { expect, test } from 'vitest';
import { failingAction, failureLine } from './failing-action.ts';
import type { Run, RunAction } from './run-types.ts';

const run = (status: string) => ({ id: 'r', name: 'r', type: 't', properties: { status } }) as Run;
const action = (name: string, status: string, more: Partial<RunAction['properties']> = {}) =>
  ({ id: name, name, type: 't', properties: { status, ...more } }) as RunAction;

const price = action('Get_price', 'Failed', {
  code: 'BadGateway',
  endTime: '2026-01-01T00:00:02Z',
  error: { code: 'BadGateway', message: 'The host did not answer.' },
});
const scope = action('Scope', 'Failed', { code: 'ActionFailed', endTime: '2026-01-01T00:00:01Z' });
const later = action('Later', 'TimedOut', { code: 'ActionTimedOut', endTime: '2026-01-01T00:00:03Z' });

test.each([
  { name: 'the first that failed by itself', status: 'Failed', actions: [later, scope, price], found: 'Get_price' },
  { name: 'a scope when nothing else is known', status: 'Failed', actions: [scope], found: 'Scope' },
  { name: 'none in a run that succeeded all the same', status: 'Succeeded', actions: [price], found: undefined },
  { name: 'none where none failed', status: 'Failed', actions: [action('A', 'Succeeded')], found: undefined },
])('finds $name', ({ status, actions, found }) => {
  expect(failingAction(run(status), actions)?.name).toBe(found);
});

test('says what failed and why', () => {
  expect(failureLine(price)).toBe('Get price: The host did not answer.');
  expect(failureLine(later)).toBe('Later: ActionTimedOut');
});
