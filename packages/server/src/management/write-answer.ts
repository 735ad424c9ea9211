import { type Value, values, writeValue } from '@tenon/definition';
import type { ArmJson } from './arm-route.ts';

/** The JSON text of an answer: numbers exact, members in the order they were given, absent ones left out. */
export function writeAnswer(json: ArmJson): string {
  if (json === undefined) return 'null';
  if (Array.isArray(json)) return `[${json.map((item) => writeAnswer(item)).join(',')}]`;
  if (!values.isObject(json as Value)) return writeValue(json as Value);
  const object = json as { readonly [name: string]: ArmJson };
  const members: string[] = [];
  for (const name of values.propertyNames(object as { readonly [name: string]: Value })) {
    const member = object[name];
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${writeAnswer(member)}`);
  }
  return `{${members.join(',')}}`;
}
