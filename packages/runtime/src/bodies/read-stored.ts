import type { StoredContent, Value } from '@tenon/definition';
import type { RunBodies } from '@tenon/store';
import { readContent } from '../connector-call/read-content.ts';

/** The bytes of a stored content of a run, part after part: only one is in memory. */
export async function* readStored(
  rows: Pick<RunBodies, 'part'>,
  runName: string,
  { id, bytes }: StoredContent,
): AsyncGenerator<Uint8Array, void, undefined> {
  let read = 0;
  for (let number = 0; read < bytes; number += 1) {
    const part = await rows.part({ runName, body: id }, number);
    if (part === undefined)
      throw new Error(`The body ${id} of the run ${runName} ends after ${read} of ${bytes} bytes.`);
    read += part.byteLength;
    yield part;
  }
}

/** The value of a stored content, all of it in memory. */
export async function openStored(
  rows: Pick<RunBodies, 'part'>,
  runName: string,
  content: StoredContent,
): Promise<Value> {
  const whole = Buffer.allocUnsafeSlow(content.bytes);
  let size = 0;
  for await (const part of readStored(rows, runName, content)) {
    whole.set(part, size);
    size += part.byteLength;
  }
  return readContent(whole, content.contentType) ?? null;
}
