import { readValue, values } from '@tenon/definition';
import type { Egress } from '@tenon/runtime';
import { armRefusal } from '../arm-codes.ts';
import type { BodyObject } from '../read-body.ts';

const largest = 20_000_000;

/** Fetches a JSON definition from an address, by the rules of all outgoing requests. */
export async function fetchDefinition(services: { readonly egress: Egress }, address: string): Promise<BodyObject> {
  const text = await fetchText(services, address);
  try {
    const value = readValue(text);
    if (values.isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
  }
  throw armRefusal('InvalidApiDefinition', 'What was fetched is not a JSON object.');
}

/** Fetches a text of at most 20 MB from an address, by the rules of all outgoing requests. */
export async function fetchText({ egress }: { readonly egress: Egress }, address: string): Promise<string> {
  const answer = await egress.send({ method: 'GET', url: address, timeoutMs: 30_000, maxBytes: largest });
  if (answer.kind === 'failed')
    throw armRefusal('InvalidApiDefinition', `The definition could not be fetched: ${answer.message}`);
  if (answer.status !== 200)
    throw armRefusal(
      'InvalidApiDefinition',
      `The definition could not be fetched: its server answered ${answer.status}.`,
    );
  return new TextDecoder().decode(answer.body);
}
