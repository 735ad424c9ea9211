import { type Value, values } from '@tenon/definition';
import { armRefusal } from './arm-codes.ts';

/** An object of a request body. */
export type BodyObject = { readonly [name: string]: Value };

/** The body as an object. Refuses none and any other value. */
export function requireObject(body: Value | undefined, what: string): BodyObject {
  if (body === undefined) throw armRefusal('InvalidRequestContent', `The request has no body. Send ${what} as JSON.`);
  if (!values.isObject(body))
    throw armRefusal('InvalidRequestContent', `The body is not an object. Send ${what} as JSON.`);
  return body;
}

/** A member that is an object or absent. Refuses any other value. */
export function objectMember(from: BodyObject, name: string): BodyObject | undefined {
  const member = values.findProperty(from, name);
  if (member === undefined || member === null) return undefined;
  if (!values.isObject(member)) throw notOfType(name, 'an object');
  return member;
}

/** A member that is a text or absent. Refuses any other value. */
export function textMember(from: BodyObject, name: string): string | undefined {
  const member = values.findProperty(from, name);
  if (member === undefined || member === null) return undefined;
  if (typeof member !== 'string') throw notOfType(name, 'a text');
  return member;
}

/** A member that is one of some words, in their spelling, or absent. Refuses any other value. Words compare ignoring case. */
export function wordMember(from: BodyObject, name: string, words: readonly string[]): string | undefined {
  const given = textMember(from, name);
  if (given === undefined) return undefined;
  const word = words.find((each) => each.toLowerCase() === given.toLowerCase());
  if (word !== undefined) return word;
  throw armRefusal('InvalidRequestContent', `'${name}' is '${given.slice(0, 40)}'. Use ${words.join(' or ')}.`);
}

const mostTags = 50;

/** The `tags` of a body: texts by name, at most 50; undefined when there are none. */
export function tagsOf(body: BodyObject): Readonly<Record<string, string>> | undefined {
  const tags = objectMember(body, 'tags');
  if (tags === undefined) return undefined;
  const entries = Object.entries(tags);
  if (entries.length > mostTags)
    throw armRefusal('InvalidRequestContent', `There are ${entries.length} tags; at most ${mostTags} are kept.`);
  return Object.fromEntries(
    entries.map(([name, value]): [string, string] => {
      if (typeof value !== 'string' || name.length > 512 || value.length > 256)
        throw notOfType(`tags.${name.slice(0, 40)}`, 'a text of at most 256 characters');
      return [name, value];
    }),
  );
}

function notOfType(name: string, type: string): Error {
  return armRefusal('InvalidRequestContent', `'${name}' is not ${type}.`);
}
