import { readFileSync } from 'node:fs';
import type { Api } from './listen.ts';

const definition = readFileSync(new URL('../v1/swagger.json', import.meta.url), 'utf8');

/**
 * The Print Framer API as its company runs it today, defects included: no sign-in, sizes and prices as text, gaps
 * at the edges of the price bands, "not valid" with status 200, and a 500 for what is not a number.
 */
export const v1: Api = (request, url) => {
  if (request.method !== 'GET') return undefined;
  if (url.pathname.toLowerCase() === '/swagger/v1/swagger.json') {
    return { status: 200, contentType: 'application/json', body: definition };
  }
  const [, height, width] = /^\/api\/values\/([^/]+)\/([^/]+)$/i.exec(url.pathname) ?? [];
  if (height === undefined || width === undefined) return undefined;
  const price = priceOf(parseDouble(decodeURIComponent(height)) * parseDouble(decodeURIComponent(width)));
  const wantsJson = /json/.test(request.headers.accept ?? '');
  return wantsJson
    ? { status: 200, contentType: 'application/json; charset=utf-8', body: JSON.stringify(price) }
    : { status: 200, contentType: 'text/plain; charset=utf-8', body: price };
};

function priceOf(area: number): string {
  if (area > 20 && area < 200) return '20.00';
  if (area > 200 && area < 1000) return '50.00';
  if (area > 1000 && area < 5000) return '100.00';
  return 'not valid';
}

function parseDouble(text: string): number {
  if (text.trim() === '' || Number.isNaN(Number(text))) throw new TypeError(`'${text}' is not a number`);
  return Number(text);
}
