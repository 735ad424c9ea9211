import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { repairConnector } from '../repair/repair-connector.ts';

test.each([
  { target: 'definitions/Parcel', meant: '#/definitions/Parcel' },
  { target: '/definitions/Parcel', meant: '#/definitions/Parcel' },
  { target: 'Parcel', meant: '#/definitions/Parcel' },
  { target: 'apiDefinition.swagger.json#/definitions/Parcel', meant: '#/definitions/Parcel' },
  { target: './apiDefinition.swagger.json#/definitions/Parcel', meant: '#/definitions/Parcel' },
  { target: 'other.json#/definitions/Parcel', meant: undefined },
  { target: 'https://parcels.example/apiDefinition.swagger.json#/definitions/Parcel', meant: undefined },
  { target: 'apiDefinition.swagger.json', meant: undefined },
  { target: 'Letter', meant: undefined },
  { target: '', meant: undefined },
])('proposes $meant for a reference to "$target"', ({ target, meant }) => {
  const schema = '/paths/~1parcels~1{parcelId}/get/responses/200/schema';
  const files = sampleFiles({ [schema]: { $ref: target } });
  const [changed] = repairConnector({ files }, 'suggest', { rule: 'ref-local-only' }).files;
  const response = changed && JSON.parse(changed.text).paths['/parcels/{parcelId}'].get.responses[200];
  expect(response?.schema.$ref).toBe(meant);
});
