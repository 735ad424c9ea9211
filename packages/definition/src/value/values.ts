import { contentLength, contentSlice } from './content-bytes.ts';
import { durationMs } from './duration.ts';
import { isJsonType, parseMediaType } from './media-type.ts';
import { numberText } from './number-text.ts';
import { findName, findProperty, makeObject, propertyNames } from './property.ts';
import { joinContent, receivedContent, receivedText } from './received-content.ts';
import {
  floatValue,
  isArray,
  isInteger,
  isNumber,
  isObject,
  isStored,
  lookInto,
  type NumberValue,
  neededContent,
  StoredContent,
  typeName,
} from './value.ts';

/** Telling values apart and reading objects, for the rooms that work on values: one name for what belongs together. */
export const values: {
  readonly isArray: typeof isArray;
  readonly isObject: typeof isObject;
  readonly isNumber: typeof isNumber;
  readonly isInteger: typeof isInteger;
  readonly isStored: typeof isStored;
  readonly lookInto: typeof lookInto;
  readonly neededContent: typeof neededContent;
  readonly storedContent: (of: ConstructorParameters<typeof StoredContent>[0]) => StoredContent;
  readonly typeName: typeof typeName;
  readonly findName: typeof findName;
  readonly findProperty: typeof findProperty;
  readonly propertyNames: typeof propertyNames;
  readonly makeObject: typeof makeObject;
  readonly durationMs: typeof durationMs;
  readonly contentLength: typeof contentLength;
  readonly contentSlice: typeof contentSlice;
  readonly joinContent: typeof joinContent;
  readonly receivedContent: typeof receivedContent;
  readonly receivedText: typeof receivedText;
  readonly parseMediaType: typeof parseMediaType;
  readonly isJsonType: typeof isJsonType;
  /** The nearest double. */
  readonly numberOf: (value: NumberValue) => number;
  /** The value of a finite double that is a float of the language. */
  readonly float: typeof floatValue;
} = {
  isArray,
  isObject,
  isNumber,
  isInteger,
  isStored,
  lookInto,
  neededContent,
  storedContent: (of) => new StoredContent(of),
  typeName,
  findName,
  findProperty,
  propertyNames,
  makeObject,
  durationMs,
  contentLength,
  contentSlice,
  joinContent,
  receivedContent,
  receivedText,
  parseMediaType,
  isJsonType,
  numberOf,
  float: floatValue,
};

function numberOf(value: NumberValue): number {
  return typeof value === 'number' ? value : Number(numberText(value));
}
