import type { JsonObject, JsonValue } from '@tenon/connector';
import { expect, test } from 'vitest';
import { pointerOf, rootSpot } from '../spot.ts';
import { surveyShape } from './survey-shape.ts';

const operation = (more: JsonObject): JsonObject => ({
  swagger: '2.0',
  info: { title: 'A', version: '1' },
  paths: { '/a': { get: { responses: { '200': { description: 'OK' } }, ...more } } },
});
const query = (more: JsonObject): JsonObject => operation({ parameters: [{ name: 'q', in: 'query', ...more }] });
const schema = (more: JsonObject): JsonObject => ({ ...operation({}), definitions: { S: more } });
const response = (more: JsonValue): JsonObject => operation({ responses: { '200': more } });

const operationAt = '/paths/~1a/get';

test.each<{ name: string; document: JsonObject; at?: string }>([
  { name: 'a document that is right', document: operation({}) },
  { name: 'no version', document: { ...operation({}), info: { title: 'A' } }, at: '/info' },
  { name: 'no responses', document: { ...operation({}), paths: { '/a': { get: {} } } }, at: operationAt },
  { name: 'empty responses', document: operation({ responses: {} }), at: `${operationAt}/responses` },
  { name: 'a response without a description', document: response({}), at: `${operationAt}/responses/200` },
  { name: 'a response as text', document: response('OK'), at: `${operationAt}/responses/200` },
  { name: 'an unknown member', document: operation({ operationID: 'a' }), at: `${operationAt}/operationID` },
  { name: 'an extension', document: operation({ 'x-any': 1 }) },
  { name: 'an unknown scheme', document: operation({ schemes: ['ftp'] }), at: `${operationAt}/schemes/0` },
  { name: 'tags twice', document: operation({ tags: ['a', 'a'] }), at: `${operationAt}/tags` },
  { name: 'a parameter without a type', document: query({}), at: `${operationAt}/parameters/0` },
  { name: 'an unknown type', document: query({ type: 'text' }), at: `${operationAt}/parameters/0/type` },
  { name: 'multi in a query', document: query({ type: 'array', collectionFormat: 'multi' }) },
  {
    name: 'a length below zero',
    document: query({ type: 'string', maxLength: -1 }),
    at: `${operationAt}/parameters/0/maxLength`,
  },
  { name: 'an empty enum', document: schema({ enum: [] }), at: '/definitions/S/enum' },
  { name: 'objects twice in an enum', document: schema({ enum: [{ a: 1 }, { a: 1 }] }), at: '/definitions/S/enum' },
  { name: 'nothing required', document: schema({ required: [] }), at: '/definitions/S/required' },
  { name: 'a multiple of zero', document: schema({ multipleOf: 0 }), at: '/definitions/S/multipleOf' },
  { name: 'an empty allOf', document: schema({ allOf: [] }), at: '/definitions/S/allOf' },
  { name: 'a reference that is no text', document: schema({ $ref: 1 }), at: '/definitions/S/$ref' },
])('judges $name', ({ document, at }) => {
  const { misshapen } = surveyShape(document, rootSpot('definition'), '2.0');
  expect(misshapen.map((problem) => pointerOf(problem.at))).toEqual(at === undefined ? [] : [at]);
});
