import { expect, test } from 'vitest';
import type { Value } from '../value/value.ts';
import { functionCatalogue } from './function-catalogue.ts';
import { writtenEvaluation } from './testing/written-evaluation.ts';

const context: Value = {
  parameters: { fullName: 'Sophia Owen' },
  variables: { count: 1 },
  actions: {
    Get_user: { status: 'Succeeded', outputs: { statusCode: 200, body: { id: 1 } } },
    Send_an_email: {
      outputs: {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: { '$content-type': 'application/x-www-form-urlencoded', $content: 'U3ViamVjdD1IaSt5b3U=' },
      },
    },
    Upload: {
      outputs: {
        headers: { 'Content-Type': 'multipart/form-data; boundary="b"' },
        body: '--b\r\nContent-Disposition: form-data; name="one"\r\n\r\nfirst\r\n--b--\r\n',
      },
    },
  },
  trigger: {
    outputs: {
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
      body: '--b\nContent-Disposition: form-data; name="feedback"\nContent-Type: text/plain\n\nFine\n--b--',
    },
  },
  item: { id: 1 },
  items: { For_each: 1 },
  iterationIndexes: { Until: 2 },
  result: { My_Scope: [] },
  action: { outputs: 1 },
  workflow: { run: { name: 'r' } },
  callbackUrl: 'https://contoso.com/callback',
};

test.each(functionCatalogue)(
  '$name has an example that works, and is called in any letter case',
  ({ name, signature, summary, example }) => {
    const failures = [
      'invalid-argument',
      'missing-value',
      'unknown-function',
      'expression-syntax',
      'wrong-argument-count',
      'invalid-selection',
      'out-of-range',
    ];
    const result = writtenEvaluation(example, name === 'triggerBody' ? { trigger: {} } : context);
    expect(failures).not.toContain(result);
    expect(signature.startsWith(`${name}(`)).toBe(true);
    expect(summary).toMatch(/^[A-Z].*\.$/);
    const expected = name === 'guid' ? expect.any(String) : result;
    const shouted = example.replaceAll(`${name}(`, `${name.toUpperCase()}(`);
    expect(writtenEvaluation(shouted, name === 'triggerBody' ? { trigger: {} } : context)).toEqual(expected);
  },
);

test.each([
  { name: 'a form that came as text', template: "@formDataValue('Send_an_email', 'Subject')", gives: '"Hi you"' },
  { name: 'a field that is not there', template: "@formDataValue('Send_an_email', 'x')", gives: 'null' },
  { name: 'a part of a message that came as text', template: "@string(multipartBody('Upload', 0))", gives: '"first"' },
  { name: 'a field of a message', template: "@formDataValue('Upload', 'one')", gives: '"first"' },
  { name: 'a part that is not there', template: "@multipartBody('Upload', 1)", gives: 'invalid-argument' },
  { name: 'a form of another type', template: "@formDataValue('Get_user', 'x')", gives: 'invalid-argument' },
  { name: 'a field that the trigger received', template: "@triggerFormDataMultiValues('feedback')", gives: '["Fine"]' },
  {
    name: 'names ignoring case',
    template: "@concat(body('GET_USER').ID, parameters('FULLNAME'))",
    gives: '"1Sophia Owen"',
  },
  { name: 'the name of an action', template: "@actions('get_user').name", gives: '"Get_user"' },
  { name: 'the body of nothing', template: "@body('Upload2')", gives: 'invalid-argument' },
])('reads $name', ({ template, gives }) => {
  expect(writtenEvaluation(template, context)).toBe(gives);
});
