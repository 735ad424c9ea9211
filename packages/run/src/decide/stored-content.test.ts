import { type Value, values } from '@tenon/definition';
import { expect, test } from 'vitest';
import type { RunEvent } from '../event.ts';
import { describeRun } from '../history/describe-run.ts';
import { evolve } from '../state/evolve.ts';
import { type Driven, newSurroundings, planOf, startRun } from '../testing/drive.ts';
import { decide } from './decide.ts';

const after = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } });
const get = { type: 'Http', inputs: { method: 'GET', uri: 'https://api.test/file' } };
const post = (body: unknown, more: object = {}) => ({
  type: 'Http',
  inputs: { method: 'POST', uri: 'https://api.test/file', body, ...more },
});
const file = values.storedContent({ id: 'file', bytes: 5_000_000, kind: 'json', contentType: 'application/json' });
const opened = new Map<string, Value>([['file', { items: [1, 2, 3] }]]);

/** A run of these actions to whose first request the stored file was answered. */
function answered(actions: object): Driven {
  const surroundings = newSurroundings();
  const driven = startRun(planOf({ Get: get, ...actions }), surroundings);
  const [pending] = driven.pending;
  if (pending?.kind !== 'send-request') throw new Error('No request is under way.');
  const { path, request } = pending;
  const reply = { statusCode: 200, headers: {}, body: file };
  const event: RunEvent = { kind: 'request-finished', path, at: surroundings.now, request, reply };
  evolve(driven.state, event);
  return driven;
}

test('content that only passes is asked for by nobody', () => {
  const { state } = answered({
    Keep: { type: 'Compose', inputs: [`@body('Get')`], ...after('Get') },
    Send: { ...post(`@outputs('Keep')[0]`), ...after('Keep') },
  });
  const { commands, needs } = decide(state, newSurroundings('next'));
  expect(needs).toBeUndefined();
  expect(commands).toMatchObject([
    { kind: 'send-request', http: { body: file, headers: { 'Content-Type': 'application/json; charset=utf-8' } } },
  ]);
});

test.each([
  { name: 'a selection', inputs: `@body('Get')['items'][1]`, outputs: 2 },
  { name: 'a safe selection', inputs: `@body('Get')?['items']?[0]`, outputs: 1 },
  { name: 'a function', inputs: `@length(body('Get').items)`, outputs: 3 },
  { name: 'a text', inputs: `is @{body('Get')}`, outputs: 'is {"items":[1,2,3]}' },
  { name: 'a comparison with a text', inputs: `@equals('text', body('Get'))`, outputs: false },
  {
    name: 'a comparison with itself in a record',
    inputs: `@equals(outputs('Get').body, createArray(1))`,
    outputs: false,
  },
  { name: 'the record of an action', inputs: `@string(actions('Get').outputs.body)`, outputs: '{"items":[1,2,3]}' },
])('$name asks for the content, and gets it', ({ inputs, outputs }) => {
  const { state } = answered({ Look: { type: 'Compose', inputs, ...after('Get') } });
  const first = decide(state, newSurroundings('first'));
  expect([first.needs, first.more]).toEqual([file, false]);
  expect(first.events.map((event) => ('path' in event ? event.path : ''))).toEqual(['Get']);
  const second = decide(state, { ...newSurroundings('second'), opened });
  expect(second.needs).toBeUndefined();
  expect(second.events).toMatchObject([
    { path: 'Look', outputs },
    { kind: 'run-completed', status: 'Succeeded' },
  ]);
});

test('what else can go on goes on while a content is asked for', () => {
  const { state } = answered({
    Look: { type: 'Compose', inputs: `@length(body('Get').items)`, ...after('Get') },
    Send: { ...post('other'), ...after('Get') },
  });
  const first = decide(state, newSurroundings('first'));
  expect(first.needs).toBe(file);
  const second = decide(state, { ...newSurroundings('second'), opened });
  expect([...first.commands, ...second.commands]).toMatchObject([{ kind: 'send-request', http: { body: 'other' } }]);
});

test.each([
  { name: 'within a larger body', action: post({ file: `@body('Get')` }), body: { file: { items: [1, 2, 3] } } },
  {
    name: 'in an upload in chunks',
    action: { ...post(`@body('Get')`), runtimeConfiguration: { contentTransfer: { transferMode: 'Chunked' } } },
    body: { items: [1, 2, 3] },
  },
])('content $name is sent as what it holds', ({ action, body }) => {
  const { state } = answered({ Send: { ...action, ...after('Get') } });
  expect(decide(state, newSurroundings('first')).needs).toBe(file);
  const { commands } = decide(state, { ...newSurroundings('second'), opened });
  expect(commands).toMatchObject([{ kind: 'send-request', http: { body } }]);
});

test.each(['headers', 'authentication', 'subscribe'])(
  'content called %s in other inputs is shown as what it is',
  (name) => {
    const { state } = answered({ Keep: { type: 'Compose', inputs: { [name]: `@body('Get')` }, ...after('Get') } });
    expect(decide(state, newSurroundings('first')).needs).toBeUndefined();
    const [, kept] = describeRun(state).actions;
    expect(kept).toMatchObject({ inputs: { [name]: name === 'authentication' ? '*sanitized*' : file } });
  },
);

test('pages are looked into for their items', () => {
  const page = { ...get, runtimeConfiguration: { paginationPolicy: { minimumItemCount: 2 } } };
  const { state } = answered({ Get: page });
  expect(decide(state, newSurroundings('first')).needs).toBe(file);
  const { events } = decide(state, { ...newSurroundings('second'), opened });
  expect(events).toMatchObject([{ kind: 'action-completed', path: 'Get' }, { kind: 'run-completed' }]);
});

test('content that is all there is of an action is shown by its record and by the history', () => {
  const { state } = answered({
    Keep: { type: 'Compose', inputs: `@body('Get')`, ...after('Get') },
    Look: { type: 'Compose', inputs: `@string(actions('Keep').inputs)`, ...after('Keep') },
  });
  expect(decide(state, newSurroundings('first')).needs).toBe(file);
  const { events } = decide(state, { ...newSurroundings('second'), opened });
  expect(events).toMatchObject([{ path: 'Look', outputs: '{"items":[1,2,3]}' }, { kind: 'run-completed' }]);
  const { actions } = describeRun(state);
  expect(actions).toMatchObject([{}, { name: 'Keep', inputs: file, outputs: file }, {}]);
});
