import type { Answer, Api } from './listen.ts';

const largestArea = 5_000;

/** The second version of the API, done right: a key, numbers as numbers, every size priced or refused with a reason. */
export function v2(keys: ReadonlySet<string>): Api {
  return (request, url) => {
    if (!url.pathname.startsWith('/v2/')) return undefined;
    const key = request.headers['x-api-key'];
    if (typeof key !== 'string' || !keys.has(key)) {
      return refusal(401, 'invalid-key', 'Send the key of your subscription in the X-Api-Key header.');
    }
    if (request.method !== 'GET') return refusal(405, 'method-not-allowed', 'Only GET is offered here.');
    if (url.pathname === '/v2/status') return json(200, { status: 'available' });
    const [, height, width] = /^\/v2\/quotes\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? [];
    if (height === undefined || width === undefined) return refusal(404, 'not-found', 'There is nothing at this path.');
    return quote(Number(decodeURIComponent(height)), Number(decodeURIComponent(width)));
  };
}

function quote(height: number, width: number): Answer {
  if (!(height > 0 && width > 0 && Number.isFinite(height * width))) {
    return refusal(400, 'invalid-size', 'Height and width must be numbers of inches above zero.');
  }
  const area = height * width;
  if (area > largestArea) {
    return refusal(422, 'too-large', `We frame up to ${largestArea} square inches; this print has ${area}.`);
  }
  return json(200, { price: area < 200 ? 20 : area < 1_000 ? 50 : 100, currency: 'USD' });
}

function refusal(status: number, code: string, message: string): Answer {
  return json(status, { code, message });
}

function json(status: number, body: object): Answer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
