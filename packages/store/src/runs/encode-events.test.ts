import { type Value, values } from '@tenon/definition';
import type { RunEvent } from '@tenon/run';
import { expect, test } from 'vitest';
import { decodeEvents, encodeEvents } from './encode-events.ts';
import { storedIds } from './stored-places.ts';

const at = '2026-01-01T00:00:00.0000000Z';
const answered = (body: Value): RunEvent => ({
  kind: 'request-finished',
  path: 'Call',
  at,
  request: 'one',
  reply: { statusCode: 200, headers: {}, body },
});

function there(events: readonly RunEvent[], sealing?: Parameters<typeof encodeEvents>[1]) {
  const encoded = encodeEvents(events, sealing);
  const contents = new Map(encoded.contents.map(({ hash, content }) => [hash, content]));
  const open = (sealed: string) => Buffer.from(sealed, 'base64').toString();
  return decodeEvents(encoded.events, { contentOf: (hash) => contents.get(hash) ?? '', open });
}

test('a body of the longest text that an action may have comes back, in the clear and secured', () => {
  const events = [answered('a'.repeat(104_857_590))];
  const sealing = { isSecured: () => true, seal: (text: string) => Buffer.from(text).toString('base64') };
  expect(there(events)).toEqual(events);
  expect(there(events, sealing)).toEqual(events);
});

test('large changes of variables are kept beside the journal', () => {
  const event: RunEvent = {
    kind: 'action-completed',
    path: 'Set',
    at,
    status: 'Succeeded',
    code: 'OK',
    changes: [{ kind: 'set', name: 'text', value: 'a'.repeat(100_000) }],
  };
  const { events, contents } = encodeEvents([event]);
  expect(events.length).toBeLessThan(1_000);
  expect(contents).toHaveLength(1);
  expect(there([event])).toEqual([event]);
});

test('stored contents come back at every depth, in the clear, beside the journal and secured', () => {
  const file = values.storedContent({ id: 'file', bytes: 5, kind: 'bytes', contentType: 'application/zip' });
  const events: readonly RunEvent[] = [
    answered(file),
    {
      kind: 'action-completed',
      path: 'Keep',
      at,
      status: 'Succeeded',
      code: 'OK',
      inputs: { files: [1, file, { '0': file, b: 'x'.repeat(100_000), a: null }] },
      outputs: file,
      changes: [{ kind: 'set', name: 'v', value: [file] }],
    },
  ];
  const sealing = { isSecured: () => true, seal: (text: string) => Buffer.from(text).toString('base64') };
  expect(there(events)).toEqual(events);
  expect(there(events, sealing)).toEqual(events);
  expect(storedIds(events)).toEqual(['file']);
});
