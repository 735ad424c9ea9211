import { Refusal } from '@tenon/diagnostics';
import { lookUp } from '../policy/evaluate-template.ts';
import { parsePath } from '../policy/expression.ts';
import { type JsonValue, scalarText } from '../source/json-value.ts';
import { encodeName, encodeValue } from './encode-url.ts';
import type { ShapedRequest } from './shaped-request.ts';

/** Puts the values of the preparing answers (their bodies, in the same order) into a request, which then can be sent. */
export function completeRequest(request: ShapedRequest, bodies: readonly (JsonValue | undefined)[]): ShapedRequest {
  let url = request.url;
  const headers: Record<string, string> = { ...request.headers };
  for (const [index, { target, valuePath }] of request.preparations.entries()) {
    const path = parsePath(valuePath);
    const value = path && lookUp(path, scopeOf(bodies[index]));
    if (value === undefined || value === null) {
      throw new Refusal(
        'call-prepared-value-missing',
        `The answer to the preparing request has no value at ${JSON.stringify(valuePath)}, which the ${target.kind} ${JSON.stringify(target.name)} needs.`,
      );
    }
    if (target.kind === 'query')
      url += `${url.includes('?') ? '&' : '?'}${encodeName(target.name)}=${encodeValue(scalarText(value))}`;
    else setHeader(headers, target.name, scalarText(value));
  }
  return { ...request, url, headers, preparations: [] };
}

function scopeOf(body: JsonValue | undefined): Parameters<typeof lookUp>[1] {
  return {
    connectionParameter: () => undefined,
    header: () => undefined,
    queryParameter: () => undefined,
    body,
    method: '',
  };
}

function setHeader(headers: Record<string, string>, name: string, value: string): void {
  const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
  headers[known ?? name] = value;
}
