import type { ConnectorFile } from '@tenon/connector';
import { UsageFailure } from '../../usage-failure.ts';

const mostBytes = 64 * 1024 * 1024;
const mostRedirects = 5;
const timeoutMs = 60_000;

/**
 * Downloads the definition at an address that the user gave, and nothing else: what it refers to is not fetched. A
 * redirect is followed to http(s) addresses only, and never from https to http.
 */
export async function downloadDefinition(address: string): Promise<ConnectorFile> {
  let url = parseAddress(address);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'application/json, application/yaml, text/yaml, application/zip, */*;q=0.5' },
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new UsageFailure(`${url.href} cannot be reached: ${reasonOf(error)}`, { cause: error });
    });
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      const next = parseAddress(new URL(location, url).href);
      if (url.protocol === 'https:' && next.protocol !== 'https:') {
        throw new UsageFailure(`${url.href} leads to ${next.href}, which is not https. Give the final address.`);
      }
      url = next;
      continue;
    }
    if (!response.ok)
      throw new UsageFailure(`${url.href} answers ${response.status}. Give the address of the definition.`);
    return { name: nameOf(url, response.headers.get('content-type') ?? ''), content: await readBounded(response, url) };
  }
  throw new UsageFailure(`${address} leads on more than ${mostRedirects} times. Give the final address.`);
}

function parseAddress(address: string): URL {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') {
    throw new UsageFailure(`${address} is no http(s) address without a user name.`);
  }
  return url;
}

/** The last part of the path, with an ending that says what the answer is. */
function nameOf(url: URL, contentType: string): string {
  const last = url.pathname.split('/').at(-1) ?? '';
  if (/\.(json|ya?ml|zip|wsdl|xml|har|txt)$/i.test(last)) return last;
  const stem = last.replace(/[^\w.-]/g, '_') || 'definition';
  if (/zip/i.test(contentType)) return `${stem}.zip`;
  if (/xml/i.test(contentType) || /wsdl/i.test(url.search)) return `${stem}.wsdl`;
  return /ya?ml/i.test(contentType) ? `${stem}.yaml` : `${stem}.json`;
}

async function readBounded(response: Response, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new UsageFailure(`${url.href} has more than ${mostBytes / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
