import { durationMs } from './duration.ts';
import { findName, findProperty, makeObject, propertyNames } from './property.ts';
import { isArray, isInteger, isNumber, isObject, typeName } from './value.ts';

/** Telling values apart and reading objects, for the rooms that work on values: one name for what belongs together. */
export const values: {
  readonly isArray: typeof isArray;
  readonly isObject: typeof isObject;
  readonly isNumber: typeof isNumber;
  readonly isInteger: typeof isInteger;
  readonly typeName: typeof typeName;
  readonly findName: typeof findName;
  readonly findProperty: typeof findProperty;
  readonly propertyNames: typeof propertyNames;
  readonly makeObject: typeof makeObject;
  readonly durationMs: typeof durationMs;
} = { isArray, isObject, isNumber, isInteger, typeName, findName, findProperty, propertyNames, makeObject, durationMs };
