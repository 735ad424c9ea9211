import { sourceSizeLimit } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import type { Egress } from '@tenon/runtime';
import type { GivenFile } from './read-files.ts';

const timeoutMs = 60_000;
const accept = 'application/json, application/yaml, text/yaml, application/xml, application/zip, */*;q=0.5';

/**
 * Fetches the one document at an address, and nothing that it refers to, through the egress room. Refuses
 * (`definition-not-fetched`) an address that may not be called or gives no document; the query is never quoted.
 */
export async function fetchDefinition(egress: Egress, address: string): Promise<GivenFile> {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw notFetched('The address', 'is no http(s) address without a user name');
  }
  const shown = `${url.origin}${url.pathname}`;
  const answer = await egress.send({
    method: 'GET',
    url: url.href,
    headers: [['accept', accept]],
    maxBytes: sourceSizeLimit,
    timeoutMs,
  });
  if (answer.kind === 'failed') throw notFetched(shown, `gives no definition: ${answer.message.replace(/\.$/, '')}`);
  if (answer.status < 200 || answer.status > 299) throw notFetched(shown, `answers ${answer.status}`);
  const type = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return { name: nameOf(url, type), content: Buffer.from(answer.body).toString('base64'), encoding: 'base64' };
}

function notFetched(what: string, why: string): Refusal {
  return new Refusal(
    'definition-not-fetched',
    `${what} ${why}. Give the address of the definition itself, or import it as a file.`,
  );
}

/** The last part of the path, with an ending that says what the answer is. */
function nameOf(url: URL, type: string): string {
  const last = (url.pathname.split('/').at(-1) ?? '').replace(/[^\w.-]/g, '_').slice(0, 100);
  if (/\.(?:json|ya?ml|zip|wsdl|xml|har|txt)$/i.test(last)) return last;
  const ending = /zip/i.test(type) ? 'zip' : /ya?ml/i.test(type) ? 'yaml' : /xml/i.test(type) ? 'wsdl' : 'json';
  return `${last || 'definition'}.${ending}`;
}
