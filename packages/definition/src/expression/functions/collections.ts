import { compareNumbers } from '../../value/compare-numbers.ts';
import { valuesEqual } from '../../value/compare-values.ts';
import { findName, findProperty, makeObject, propertyNames } from '../../value/property.ts';
import { LARGEST_INTEGER } from '../../value/read-number.ts';
import {
  integerValue,
  isArray,
  isInteger,
  isNumber,
  isObject,
  type Value,
  type ValueArray,
  type ValueObject,
} from '../../value/value.ts';
import { arrayArgument, boundedArgument, integerArgument, textArgument, wrongArgument } from '../arguments.ts';
import { EvaluationFailure } from '../evaluation-failure.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { joinedText } from '../join-texts.ts';
import { ValueSet } from './value-set.ts';

/** The functions on arrays, and on texts and objects as collections. */
export const collectionFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'length',
    family: 'collection',
    parameters: 'collection',
    summary: 'Gives the number of characters of a text or of items of an array.',
    example: "@length('abcd')",
    evaluate: length,
  },
  {
    kind: 'pure',
    name: 'contains',
    family: 'collection',
    parameters: 'collection, searched',
    summary: 'Tells whether a text has a part, an array an item or an object a property.',
    example: "@contains('hello world', 'world')",
    evaluate: contains,
  },
  {
    kind: 'pure',
    name: 'empty',
    family: 'collection',
    parameters: 'collection',
    summary: 'Tells whether a text, an array or an object has nothing in it.',
    example: "@empty('')",
    evaluate: empty,
  },
  {
    kind: 'pure',
    name: 'first',
    family: 'collection',
    parameters: 'collection',
    summary: 'Gives the first item of an array or the first character of a text.',
    example: '@first(createArray(0, 1, 2))',
    evaluate: (collection) => atEdge('first', collection, 0),
  },
  {
    kind: 'pure',
    name: 'last',
    family: 'collection',
    parameters: 'collection',
    summary: 'Gives the last item of an array or the last character of a text.',
    example: '@last(createArray(0, 1, 2))',
    evaluate: (collection) => atEdge('last', collection, -1),
  },
  {
    kind: 'pure',
    name: 'take',
    family: 'collection',
    parameters: 'collection, count',
    summary: 'Gives so many items from the start of an array or characters from the start of a text.',
    example: "@take('abcde', 3)",
    evaluate: (collection, count) => sequence('take', collection).slice(0, countArgument('take', 2, count)),
  },
  {
    kind: 'pure',
    name: 'skip',
    family: 'collection',
    parameters: 'collection, count',
    summary: 'Leaves out so many items at the start of an array or characters at the start of a text.',
    example: '@skip(createArray(0, 1, 2, 3), 1)',
    evaluate: (collection, count) => sequence('skip', collection).slice(countArgument('skip', 2, count)),
  },
  {
    kind: 'pure',
    name: 'chunk',
    family: 'collection',
    parameters: 'collection, length',
    summary: 'Cuts a text or an array into pieces of one length; the last may be shorter.',
    example: "@chunk('abcdefgh', 3)",
    evaluate: chunk,
  },
  {
    kind: 'pure',
    name: 'join',
    family: 'collection',
    parameters: 'array, separator',
    summary: 'Joins the texts of all items with a separator between them.',
    example: "@join(createArray('a', 'b', 'c'), '.')",
    evaluate: (array, separator) => joinedText(arrayArgument('join', 1, array), textArgument('join', 2, separator)),
  },
  {
    kind: 'pure',
    name: 'union',
    family: 'collection',
    parameters: 'collection, others...',
    summary: 'Gives every item or property that is in any of the collections, once.',
    example: '@union(createArray(1, 2, 3), createArray(1, 2, 10))',
    evaluate: union,
  },
  {
    kind: 'pure',
    name: 'intersection',
    family: 'collection',
    parameters: 'collection, others...',
    summary: 'Gives the items or properties that are in all of the collections.',
    example: '@intersection(createArray(1, 2, 3), createArray(101, 2, 1))',
    evaluate: intersection,
  },
  {
    kind: 'pure',
    name: 'reverse',
    family: 'collection',
    parameters: 'array',
    summary: 'Gives the items of an array from the last to the first.',
    example: '@reverse(createArray(0, 1, 2))',
    evaluate: (array) => arrayArgument('reverse', 1, array).toReversed(),
  },
  {
    kind: 'pure',
    name: 'sort',
    family: 'collection',
    parameters: 'array, property?',
    summary: 'Gives the items of an array in ascending order, by a property where one is named.',
    example: '@sort(createArray(2, 1, 0, 3))',
    evaluate: sort,
  },
  {
    kind: 'pure',
    name: 'range',
    family: 'collection',
    parameters: 'start, count',
    summary: 'Gives so many integers in a row.',
    example: '@range(1, 4)',
    evaluate: range,
  },
];

function length(collection: Value): Value {
  if (typeof collection === 'string' || isArray(collection)) return collection.length;
  throw wrongArgument('length', 1, 'an array or a string', collection);
}

function contains(collection: Value, searched: Value): Value {
  if (typeof collection === 'string') return collection.includes(textArgument('contains', 2, searched));
  if (isArray(collection)) return collection.some((item) => valuesEqual(item, searched));
  if (isObject(collection)) return findName(collection, textArgument('contains', 2, searched)) !== undefined;
  throw wrongArgument('contains', 1, 'an object, an array or a string', collection);
}

function empty(collection: Value): Value {
  if (collection === null) return true;
  if (typeof collection === 'string' || isArray(collection)) return collection.length === 0;
  if (isObject(collection)) return Object.keys(collection).length === 0;
  throw wrongArgument('empty', 1, 'an object, an array or a string', collection);
}

/** The item at an end; nothing has none, which is null. */
function atEdge(name: string, collection: Value, index: number): Value {
  return sequence(name, collection).at(index) ?? null;
}

function sequence(name: string, collection: Value): string | ValueArray {
  if (typeof collection === 'string' || isArray(collection)) return collection;
  throw wrongArgument(name, 1, 'an array or a string', collection);
}

function countArgument(name: string, position: number, value: Value): number {
  const count = boundedArgument(name, position, value);
  if (count >= 0) return count;
  throw wrongArgument(name, position, 'an integer that is not negative', value);
}

function chunk(collection: Value, length: Value): Value {
  const source = sequence('chunk', collection);
  const size = boundedArgument('chunk', 2, length);
  if (size < 1) throw wrongArgument('chunk', 2, 'at least 1', length);
  const pieces: Value[] = [];
  for (let at = 0; at < source.length; at += size) pieces.push(source.slice(at, at + size));
  return pieces;
}

function union(...collections: Value[]): Value {
  const { arrays, objects } = alike('union', collections);
  if (objects) {
    return makeObject(objects.flatMap((object) => propertyNames(object).map((name) => [name, object[name] ?? null])));
  }
  const seen = new ValueSet();
  return arrays.flatMap((array) => array.filter((item) => seen.add(item)));
}

function intersection(...collections: Value[]): Value {
  const { arrays, objects } = alike('intersection', collections);
  if (objects) return commonProperties(objects);
  const [first = [], ...others] = arrays;
  const sets = others.map((array) => new ValueSet(array));
  const seen = new ValueSet();
  return first.filter((item) => sets.every((set) => set.has(item)) && seen.add(item));
}

function commonProperties([first = {}, ...others]: readonly ValueObject[]): Value {
  const names = propertyNames(first).filter((name) =>
    others.every((object) => Object.hasOwn(object, name) && valuesEqual(object[name] ?? null, first[name] ?? null)),
  );
  return makeObject(names.map((name) => [name, first[name] ?? null]));
}

/** The collections as arrays or as objects; they must be all of one kind. */
function alike(name: string, collections: readonly Value[]): Alike {
  const arrays = collections.filter(isArray);
  if (arrays.length === collections.length) return { arrays };
  const objects = collections.filter(isObject);
  if (objects.length === collections.length) return { arrays: [], objects };
  const wantsArray = isArray(collections[0]);
  const odd = collections.findIndex((collection) => (wantsArray ? !isArray(collection) : !isObject(collection)));
  const needed = wantsArray ? 'an array like the first' : 'an object like the others, or all must be arrays';
  throw wrongArgument(name, odd + 1, needed, collections[odd]);
}

interface Alike {
  readonly arrays: readonly ValueArray[];
  readonly objects?: readonly ValueObject[];
}

function sort(array: Value, property?: Value): Value {
  const items = arrayArgument('sort', 1, array);
  if (property === undefined) return items.toSorted(compareForSort);
  const name = textArgument('sort', 2, property);
  const keyed = items.map((item) => {
    const key = isObject(item) ? findProperty(item, name) : undefined;
    if (key === undefined) throw wrongArgument('sort', 1, `an array of objects with the property '${name}'`, item);
    return { item, key };
  });
  return keyed.sort((a, b) => compareForSort(a.key, b.key)).map(({ item }) => item);
}

const culture = new Intl.Collator('en');

function compareForSort(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return culture.compare(a, b);
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  throw new EvaluationFailure(
    'invalid-argument',
    "The function 'sort' cannot order values of different or unordered types.",
  );
}

const MAX_RANGE = 100_000;

function range(start: Value, count: Value): Value {
  if (!isInteger(start)) throw wrongArgument('range', 1, 'an integer', start);
  const size = integerArgument('range', 2, count);
  if (size < 1 || size > MAX_RANGE) throw wrongArgument('range', 2, `from 1 to ${MAX_RANGE}`, count);
  const first = BigInt(start);
  if (first + BigInt(size) - 1n > LARGEST_INTEGER)
    throw wrongArgument('range', 2, 'a count that stays within 64 bits', count);
  return Array.from({ length: size }, (_, index) => integerValue(first + BigInt(index)));
}
