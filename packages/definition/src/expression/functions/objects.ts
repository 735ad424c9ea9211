import { findName, makeObject, propertyNames } from '../../value/property.ts';
import type { Value, ValueObject } from '../../value/value.ts';
import { objectArgument, textArgument, wrongArgument } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';

/** The functions that change properties of objects. */
export const objectFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'addProperty',
    family: 'object and XML',
    parameters: 'object, property, value',
    summary: 'Gives the object with a new property at its end.',
    example: "@addProperty(json('{\"a\": 1}'), 'b', 2)",
    evaluate: addProperty,
  },
  {
    kind: 'pure',
    name: 'setProperty',
    family: 'object and XML',
    parameters: 'object, property, value',
    summary: 'Gives the object with a property replaced or added.',
    example: "@setProperty(json('{\"a\": 1}'), 'a', 2)",
    evaluate: setProperty,
  },
  {
    kind: 'pure',
    name: 'removeProperty',
    family: 'object and XML',
    parameters: 'object, property',
    summary: 'Gives the object without a property.',
    example: '@removeProperty(json(\'{"a": 1, "b": 2}\'), \'a\')',
    evaluate: removeProperty,
  },
  {
    kind: 'pure',
    name: 'mergeObjects',
    family: 'object and XML',
    parameters: 'objects...',
    summary: 'Gives one object with the properties of all; the last of a name counts.',
    example: '@mergeObjects(json(\'{"a": 1}\'), json(\'{"b": 2}\'))',
    evaluate: (...objects) =>
      makeObject(objects.flatMap((object, index) => [...entriesOf(objectArgument('mergeObjects', index + 1, object))])),
  },
];

function addProperty(object: Value, property: Value, value: Value): Value {
  const source = objectArgument('addProperty', 1, object);
  const name = textArgument('addProperty', 2, property);
  if (findName(source, name) !== undefined) {
    throw wrongArgument('addProperty', 2, 'a name that the object does not have yet', property);
  }
  return makeObject([...entriesOf(source), [name, value]]);
}

function setProperty(object: Value, property: Value, value: Value): Value {
  const source = objectArgument('setProperty', 1, object);
  const name = textArgument('setProperty', 2, property);
  return makeObject([...entriesOf(source), [findName(source, name) ?? name, value]]);
}

function removeProperty(object: Value, property: Value): Value {
  const source = objectArgument('removeProperty', 1, object);
  const name = findName(source, textArgument('removeProperty', 2, property));
  return name === undefined ? source : makeObject([...entriesOf(source)].filter(([each]) => each !== name));
}

function* entriesOf(object: ValueObject): Generator<readonly [string, Value]> {
  for (const name of propertyNames(object)) yield [name, object[name] ?? null];
}
