import { expect, test } from 'vitest';
import { failuresOf, type Scenario } from '../testing/scenario.ts';

const artifacts = { maps: { object: '{"a":', m: 'm', bad: 'fails' }, schemas: { s: 's' } };
const liquid = (kind: string, content: unknown, map = 'm') => ({
  type: 'Liquid',
  kind,
  inputs: { content, integrationAccount: { map: { name: map } } },
});

interface Case {
  readonly name: string;
  readonly action: object;
  readonly expected: object;
  readonly status?: string;
}

test.each<Case>([
  { name: 'JSON as a text', action: liquid('JsonToText', { a: 1 }), expected: { outputs: { body: 'm({"a":1})' } } },
  {
    name: 'text that is JSON',
    action: liquid('JsonToText', '{"a": 1}'),
    expected: { outputs: { body: 'm({"a":1})' } },
  },
  {
    name: 'XML as JSON',
    action: liquid('XmlToText', "@xml('<a>1</a>')"),
    expected: { outputs: { body: 'm({"a":"1"})' } },
  },
  {
    name: 'a result that must be JSON and is none',
    action: liquid('JsonToJson', 1),
    expected: { status: 'Failed', code: 'BadRequest', error: { code: 'InvalidTransformResult' } },
    status: 'Failed',
  },
  {
    name: 'content that is no JSON',
    action: liquid('JsonToJson', 'nothing'),
    expected: { status: 'Failed', error: { code: 'InvalidTemplate' } },
    status: 'Failed',
  },
  {
    name: 'a map that fails',
    action: liquid('JsonToText', 1, 'bad'),
    expected: { status: 'Failed', code: 'BadRequest', error: { code: 'MapFailed' } },
    status: 'Failed',
  },
  {
    name: 'a style sheet, as XML content',
    action: { type: 'Xslt', inputs: { content: '<a/>', map: { name: 'm' } } },
    expected: { outputs: { body: { '$content-type': 'application/xml;charset=utf-8', $content: 'bSg8YS8+KQ==' } } },
  },
  {
    name: 'a style sheet, as text',
    action: {
      type: 'Xslt',
      inputs: { content: '<a/>', map: { name: 'm' }, transformOptions: 'ApplyXsltOutputAttributes' },
    },
    expected: { outputs: { body: 'm(<a/>)' } },
  },
  {
    name: 'a schema, whose content goes through',
    action: { type: 'XmlValidation', inputs: { content: '<a/>', integrationAccount: { schema: { name: 's' } } } },
    expected: { outputs: { body: '<a/>' } },
  },
])('a map or schema gives $name', ({ action, expected, status = 'Succeeded' }) => {
  const scenario: Scenario = {
    actions: { A: action },
    artifacts,
    expect: { runs: [{ status, actions: { A: expected } }] },
  };
  expect(failuresOf(scenario)).toEqual([]);
});

test('a map that is not there fails the action, and the test', () => {
  const failures = failuresOf({
    actions: { A: liquid('JsonToText', 1, 'nonesuch') },
    artifacts,
    expect: { runs: [{ actions: { A: { error: { code: 'IntegrationAccountArtifactNotFound' } } } }] },
  });
  expect(failures).toEqual(["The integration account has no map 'nonesuch'."]);
});

test('what is wrong with secured content is not told', () => {
  const secured = { runtimeConfiguration: { secureData: { properties: ['inputs'] } } };
  const failures = failuresOf({
    actions: { A: { ...liquid('JsonToText', '"secret"', 'bad'), ...secured } },
    artifacts,
    expect: { runs: [{ status: 'Failed' }], historyMustNotContain: ['secret'] },
  });
  expect(failures).toEqual([]);
});
