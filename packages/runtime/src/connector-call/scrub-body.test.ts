import { values } from '@tenon/definition';
import { expect, test } from 'vitest';
import type { BodyKeeper } from '../bodies/keep-body.ts';
import { createScrubber } from '../vault/scrubber.ts';
import { scrubbingKeeper } from './scrub-body.ts';

// Attack T23 of docs/security.md.

const secret = 'cänary "key"+/=1';

function keepInMemory(): { readonly keeper: BodyKeeper; readonly kept: () => Buffer } {
  const chunks: Uint8Array[] = [];
  const content = values.storedContent({ id: 'one', bytes: 0, kind: 'bytes', contentType: 'application/zip' });
  const keeper: BodyKeeper = {
    begin: () => ({
      write: async (chunk) => void chunks.push(Buffer.from(chunk)),
      finish: async () => content,
      drop: async () => undefined,
    }),
  };
  return { keeper, kept: () => Buffer.concat(chunks) };
}

async function keep(keeper: BodyKeeper, body: Buffer, size: number): Promise<void> {
  const sink = keeper.begin('application/zip', body);
  for (let from = 0; from < body.byteLength; from += size) await sink?.write(body.subarray(from, from + size));
  await sink?.finish();
}

test.each([1, 2, 3, 7, 16, 40, 1_000])('no secret is kept of a body that comes %i bytes at a time', async (size) => {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(`user:${secret}`).toString('base64'), 'end'];
  const body = Buffer.from(forms.join(' and '));
  const { keeper, kept } = keepInMemory();
  await keep(scrubbingKeeper(keeper, createScrubber([secret])), body, size);
  expect(kept().toString()).toBe(createScrubber([secret]).scrubBytes(body).toString());
  expect(kept().toString()).not.toContain('key');
});

test('without a secret the bytes are kept as they come', () => {
  const { keeper } = keepInMemory();
  expect(scrubbingKeeper(keeper, createScrubber([]))).toBe(keeper);
});
