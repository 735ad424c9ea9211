import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { surveyPackage } from '../survey/survey-package.ts';
import { askFor, describeConnectionParameter } from './describe-connection-parameter.ts';
import { describeOperation, proposeSummary } from './describe-operation.ts';
import { describeValue } from './describe-value.ts';
import { singularOf } from './noun-phrases.ts';

/** The operation at a path that is all there is. */
function operationAt(path: string, method: string, value: Readonly<Record<string, string>>) {
  const survey = surveyPackage(sampleFiles({ '/paths': { [path]: { [method]: value } } }));
  const [operation] = survey.definition?.operations ?? [];
  if (operation === undefined) throw new Error('There is no operation.');
  return operation;
}

test.each([
  { id: 'GetMessages', summary: 'Get messages', description: 'This operation gets messages.' },
  { id: 'CreateIssue', summary: 'Create issue', description: 'This operation creates an issue.' },
  { id: 'Users_List', summary: 'List users', description: 'This operation lists users.' },
  { id: 'Users_Get', summary: 'Get user', description: 'This operation gets the user.' },
  { id: 'UsersController_getAll', summary: 'Get all users', description: 'This operation gets all users.' },
  { id: 'orders.listByUser', summary: 'List orders by user', description: 'This operation lists orders by user.' },
  { id: 'GetUserByID_V2', summary: 'Get user by ID', description: 'This operation gets a user by ID.' },
  { id: 'sendSMS', summary: 'Send SMS', description: 'This operation sends an SMS.' },
  { id: 'copy_files', summary: 'Copy files', description: 'This operation copies the files.' },
  {
    id: 'CreateOrUpdateContact',
    summary: 'Create or update contact',
    description: 'This operation creates or updates the contact.',
  },
])('names and describes the operation $id', ({ id, summary, description }) => {
  const operation = operationAt('/x', 'get', { operationId: id });
  expect(proposeSummary(operation)).toBe(summary);
  expect(describeOperation(operation)).toBe(description);
});

test.each([
  { path: '/v1/users', method: 'get', summary: 'List users' },
  { path: '/v1/users/{id}', method: 'get', summary: 'Get user' },
  { path: '/users/{id}/orders', method: 'get', summary: 'List orders of a user' },
  { path: '/users/{id}/orders', method: 'post', summary: 'Create order of a user' },
  { path: '/users/{id}/activate', method: 'post', summary: 'Activate user' },
  { path: '/categories/{id}', method: 'delete', summary: 'Delete category' },
])('names $method $path without an id', ({ path, method, summary }) => {
  expect(proposeSummary(operationAt(path, method, {}))).toBe(summary);
});

test.each([
  { id: 'OnMessageReceived', summary: 'When a message is received' },
  { id: 'NewOrderTrigger', summary: 'When there is a new order' },
  { id: 'ItemsChanged', summary: 'When items are changed' },
])('says when the trigger $id fires', ({ id, summary }) => {
  const operation = operationAt('/x', 'get', { operationId: id, 'x-ms-trigger': 'single' });
  expect(proposeSummary(operation)).toBe(summary);
  expect(describeOperation(operation)).toBe(`This operation triggers w${summary.slice(1)}.`);
});

const text = { type: 'string' };
test.each([
  { about: { name: 'teamId', label: 'Team ID', type: text }, description: 'The ID of the team.' },
  { about: { name: 'userIds', label: '', type: { type: 'array' } }, description: 'The IDs of the users.' },
  { about: { name: 'external_id', label: '', type: text, owner: 'the parcel' }, description: 'The external ID.' },
  {
    about: { name: 'status', label: 'Status', type: text, owner: 'the parcel' },
    description: 'The status of the parcel.',
  },
  { about: { name: 'parcelName', label: '', type: text, owner: 'the parcel' }, description: 'The parcel name.' },
  {
    about: {
      name: 'createdAt',
      label: 'Created At',
      type: { type: 'string', format: 'date-time' },
      owner: 'the order',
    },
    description: 'The time at which the order was created.',
  },
  {
    about: { name: 'isActive', label: '', type: { type: 'boolean' }, owner: 'the user' },
    description: 'Whether the user is active.',
  },
  {
    about: { name: 'includeDeleted', label: 'Include Deleted', type: { type: 'boolean' } },
    description: 'Whether to include deleted.',
  },
  {
    about: { name: 'tag', label: '', type: { type: 'array' }, owner: 'the order' },
    description: 'The list of tags of the order.',
  },
  {
    about: { name: 'page', label: '', type: text, location: 'query' },
    description: 'The number of the page to return.',
  },
  { about: { name: '$skip', label: '', type: text, location: 'query' }, description: 'The number of results to skip.' },
  { about: { name: 'the_thing', label: 'The thing', type: text }, description: 'The thing to use.' },
])('describes $about.name', ({ about, description }) => {
  expect(describeValue(about)).toBe(description);
});

test.each([
  { name: 'api_key', displayName: '', description: 'The API key for the connection.', tooltip: 'Provide the API key.' },
  {
    name: 'id',
    displayName: 'Client ID - from your account page',
    description: 'The client ID for the connection.',
    tooltip: 'Provide the client ID.',
  },
  {
    name: 'region',
    displayName: 'Select the region',
    description: 'The region for the connection.',
    tooltip: 'Select the region.',
  },
])('asks for the connection parameter $name', ({ name, displayName, description, tooltip }) => {
  expect(askFor(name, displayName)).toBe(tooltip);
  expect(describeConnectionParameter(name, displayName)).toBe(description);
});

test.each([
  ['parcels', 'parcel'],
  ['boxes', 'box'],
  ['entries', 'entry'],
  ['addresses', 'address'],
  ['address', 'address'],
  ['people', 'person'],
  ['status', 'status'],
  ['houses', 'house'],
])('of %s one is %s', (many, one) => {
  expect(singularOf(many)).toBe(one);
});
