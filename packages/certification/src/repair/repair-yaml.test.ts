import { readSource } from '@tenon/connector';
import { expect, test } from 'vitest';
import { sampleFiles } from '../documentation/sample-files.ts';
import { reviewConnector } from '../review/review-connector.ts';
import type { Change, Rule } from '../review/rule.ts';
import { ruleSections } from '../rules/index.ts';
import { repairConnector } from './repair-connector.ts';
import { writeYamlBlock } from './write-yaml.ts';

const catalogue = { titles: [] };
const fixable = ruleSections
  .flatMap(({ rules }) => rules)
  .filter((rule): rule is Extract<Rule, { on: unknown }> => 'on' in rule && rule.fix === 'safe')
  .filter(({ example: { bad } }) => Object.keys(bad).every((key) => key === '' || key.startsWith('/')));

/** The sample with its definition in YAML: in blocks, or in one line between braces. */
function yamlSample(change: Change, layout: 'block' | 'flow') {
  return sampleFiles(change).map((file) => {
    if (file.name !== 'apiDefinition.swagger.json') return file;
    const { value } = readSource(file.content, file.name);
    const flow = JSON.stringify(value.value);
    return {
      name: 'apiDefinition.yaml',
      content: layout === 'flow' ? `# all\n${flow}` : `${writeYamlBlock(value.value).join('\n')}\n`,
    };
  });
}

test.each(fixable.flatMap((rule) => (['block', 'flow'] as const).map((layout) => ({ name: rule.id, layout, rule }))))(
  'leaves no fixable finding of $name in YAML written as $layout, and repairs it once only',
  ({ rule, layout }) => {
    const files = yamlSample(rule.example.bad, layout);
    const { files: changed } = repairConnector({ files, catalogue }, 'safe');
    const after = files.map((file) => {
      const found = changed.find(({ name }) => name === file.name);
      return found ? { name: file.name, content: found.text } : file;
    });
    const left = reviewConnector({ files: after, catalogue }).findings;
    expect(left.filter((finding) => finding.rule === rule.id && finding.fix === 'safe')).toEqual([]);
    expect(repairConnector({ files: after, catalogue }, 'safe').files).toEqual([]);
  },
);

const definition = `# Parcels
swagger: '2.0'
info: {title: Parcels, version: 1.0.0} # the first
host: api.parcels.net
schemes: [https]
x-texts: &texts {description: Lists parcels}
paths:
  /parcels: # all of them
    get:
      <<: *texts
      operationId: List
      summary: List parcels.
      responses:
        200: &ok
          description: OK
          schema:
            type: object
            properties:
              owner: {$ref: '#/definitions/Owner'}
              box:
                $ref: '#/definitions/Owner'
    post:
      operationId: Make
      description: >
        Makes a parcel
      parameters:
        - in: query
          name: x
          type: string
        - name: y
          in: query # last
          type: string
      responses:
        200: *ok
definitions:
  Owner: # a person
    type: object
    properties:
      name: {type: string}
tags: []
`;

test.each([
  { name: 'line feeds', text: definition },
  { name: 'Windows line ends', text: definition.replaceAll('\n', '\r\n') },
])('keeps comments, layout and order of YAML with $name', ({ text }) => {
  const files = [{ name: 'openapi.yaml', content: text }];
  const after = repairConnector({ files, catalogue }, 'safe').files[0]?.text ?? '';
  expect(after.replaceAll('\r\n', '\n')).toMatchInlineSnapshot(`
    "# Parcels
    swagger: '2.0'
    info: {title: Parcels, version: 1.0.0} # the first
    host: api.parcels.net
    schemes: [https]
    x-texts: &texts {description: Lists parcels}
    paths:
      /parcels: # all of them
        get:
          <<: *texts
          operationId: List
          summary: List parcels
          responses:
            200: &ok
              description: OK
              schema:
                type: object
                properties:
                  owner: {$ref: '#/definitions/Owner'}
                  box:
                    $ref: '#/definitions/Owner'
          description: Lists parcels.
          x-ms-visibility: none
        post:
          operationId: Make
          description: >
            Makes a parcel
          parameters:
            - in: query
              name: x
              type: string
              x-ms-visibility: none
            - name: y
              in: query # last
              type: string
              x-ms-visibility: none
          responses:
            200: *ok
          x-ms-visibility: none
    definitions:
      Owner: # a person
        type: object
        properties:
          name: {type: string, x-ms-visibility: none}
    "
  `);
  expect(after.includes('\r\n')).toBe(text.includes('\r\n'));
});

test.each([
  {
    name: 'the last member and puts one in its place',
    rule: 'ref-no-siblings',
    text: `        200:
          description: OK
          schema:
            description: The parcel.
            $ref: '#/definitions/Parcel'
`,
    changed: `        200:
          description: OK
          schema:
            description: The parcel.
            allOf:
              - $ref: "#/definitions/Parcel"
`,
  },
  {
    name: 'the last member and puts one behind what is around it',
    rule: 'response-default-no-schema',
    text: `        default:
          description: The parcel.
          schema:
            $ref: '#/definitions/Parcel'
`,
    changed: `        default:
          description: The parcel.
        "200":
          description: OK
          schema:
            $ref: "#/definitions/Parcel"
`,
  },
])('takes out $name', ({ rule, text, changed }) => {
  const around = (responses: string): string => `swagger: '2.0'
info: {title: Parcels, version: 1.0.0}
definitions:
  Parcel: {type: object}
paths:
  /parcels:
    get:
      responses:
${responses}`;
  const files = [{ name: 'openapi.yaml', content: around(text) }];
  const mode = rule === 'ref-no-siblings' ? 'suggest' : 'safe';
  expect(repairConnector({ files, catalogue }, mode, { rule }).files[0]?.text).toBe(around(changed));
});
