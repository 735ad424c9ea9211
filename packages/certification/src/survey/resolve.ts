import type { JsonObject, JsonValue } from '@tenon/connector';
import { decodePercent } from './decode-percent.ts';
import { isList, isObject, own } from './json.ts';
import { below, type Spot } from './spot.ts';
import type { DefinitionSurvey, Resolved } from './survey.ts';

/** Follows local references; each target is looked up once. A chain that leads back to itself leads nowhere. */
export function makeResolver(root: JsonObject, at: Spot): DefinitionSurvey['resolve'] {
  const found = new Map<string, Resolved | undefined>();
  const lookUp = (target: string): Resolved | undefined => {
    if (!found.has(target)) found.set(target, valueAtReference(root, at, target));
    return found.get(target);
  };
  return (value, place) => {
    if (value === undefined) return undefined;
    let current: Resolved = { value, at: place };
    for (let hops = 0; hops < 100; hops += 1) {
      const target = isObject(current.value) ? own(current.value, '$ref') : undefined;
      if (typeof target !== 'string') return current;
      const next = lookUp(target);
      if (next === undefined) return undefined;
      current = next;
    }
    return undefined;
  };
}

/** What a reference within the document names, or undefined where there is nothing. */
export function valueAtReference(root: JsonObject, at: Spot, target: string): Resolved | undefined {
  if (!target.startsWith('#')) return undefined;
  if (target === '#' || target === '#/') return target === '#' ? { value: root, at } : undefined;
  if (!target.startsWith('#/')) return undefined;
  let value: JsonValue | undefined = root;
  let place = at;
  for (const token of target.slice(2).split('/')) {
    const name = decodePercent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(value)) {
      const index: number = /^\d{1,9}$/.test(name) ? Number(name) : -1;
      value = value[index];
      place = below(place, index);
    } else {
      value = isObject(value) ? own(value, name) : undefined;
      place = below(place, name);
    }
    if (value === undefined) return undefined;
  }
  return { value, at: place };
}
