import { decodePercent } from '../source/decode-percent.ts';
import type { NamedValue } from './sampled-request.ts';

/** A sampled address in parts. */
export interface SplitAddress {
  /** Scheme and host; empty where the host is a variable without a value. */
  readonly origin: string;
  /** A path template with `{variables}`. */
  readonly path: string;
  readonly pathVariables: readonly NamedValue[];
  readonly queries: readonly NamedValue[];
  /** Variables that had no value. */
  readonly openVariables: readonly string[];
}

/** Splits an address as people write it down: `{{variables}}` with a value are filled in, the others and `:names` in the path become variables. */
export function splitAddress(url: string, variables: ReadonlyMap<string, string>): SplitAddress {
  const openVariables: string[] = [];
  const filled = fill(url.trim(), variables, 0);
  const [beforeQuery = '', query = ''] = splitOnce(filled.replace(/#.*$/, ''), '?');
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/i.exec(beforeQuery);
  const startsWithVariable = !match && /^\{\{[^{}]*\}\}/.exec(beforeQuery)?.[0];
  const startsWithHost =
    !match &&
    !startsWithVariable &&
    /^[\w.-]+(?::\d+)?(?:\/|$)/.test(beforeQuery) &&
    /^[^/]*[.:]|^localhost/i.test(beforeQuery);
  const [host = '', path = ''] = match
    ? [match[2] ?? '', match[3] ?? '']
    : startsWithVariable
      ? [startsWithVariable, beforeQuery.slice(startsWithVariable.length)]
      : startsWithHost
        ? [beforeQuery.split('/')[0] ?? '', beforeQuery.slice((beforeQuery.split('/')[0] ?? '').length)]
        : ['', beforeQuery];
  const cleanHost = host.replace(/^.*@/, '');
  const isOpenHost = cleanHost.includes('{{');
  if (isOpenHost) openVariables.push(...namesIn(cleanHost));
  const scheme = match && /^https?$/i.test(match[1] ?? '') ? (match[1] ?? 'https').toLowerCase() : 'https';
  const template = toTemplate(path, openVariables);
  return {
    origin: cleanHost === '' || isOpenHost ? '' : `${scheme}://${cleanHost.toLowerCase()}`,
    ...template,
    queries: query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', value = ''] = splitOnce(pair, '=');
        return {
          name: decodePercent(name.replaceAll('+', ' ')).replace(/\{\{|\}\}/g, ''),
          value: decodePercent(value),
        };
      }),
    openVariables,
  };
}

function fill(text: string, variables: ReadonlyMap<string, string>, depth: number): string {
  if (depth > 5) return text;
  const filled = text.replace(/\{\{([^{}]*)\}\}/g, (written, name: string) => variables.get(name.trim()) || written);
  return filled === text ? text : fill(filled, variables, depth + 1);
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name]) => (name ?? '').trim());
}

function toTemplate(path: string, openVariables: string[]): Pick<SplitAddress, 'path' | 'pathVariables'> {
  const names = new Map<string, NamedValue>();
  const variable = (name: string): string => {
    const clean = name.trim().replace(/[^\w.-]+/g, '_') || 'value';
    names.set(clean, { name: clean, value: '' });
    return `{${clean}}`;
  };
  const segments = path.split('/').map((segment) => {
    if (/^:[\w.-]+$/.test(segment)) return variable(segment.slice(1));
    return segment
      .replace(/\{\{([^{}]*)\}\}/g, (_written, name: string) => {
        openVariables.push(name.trim());
        return variable(name);
      })
      .replace(/(^|[^{])\{([^{}]*)\}/g, (written, before: string, name: string) =>
        names.has(name) ? written : `${before}${variable(name)}`,
      );
  });
  const joined = segments.join('/').replace(/\/{2,}/g, '/');
  return {
    path: joined === '' ? '/' : joined.startsWith('/') ? joined : `/${joined}`,
    pathVariables: [...names.values()],
  };
}
