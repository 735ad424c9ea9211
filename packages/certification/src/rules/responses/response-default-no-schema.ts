import type { JsonObject } from '@tenon/connector';
import type { CheckedRule, Edit } from '../../review/rule.ts';
import { isObject, objectOr, own } from '../../survey/json.ts';
import type { OperationNode, SchemaNode, SchemaRoot } from '../../survey/nodes.ts';
import { below, pointerOf, type Spot } from '../../survey/spot.ts';
import type { DefinitionSurvey, PackageSurvey } from '../../survey/survey.ts';
import { hasLabel, isDocumented } from '../../survey/texts.ts';

/** "default" has no schema. */
export const responseDefaultNoSchema: CheckedRule<'operation'> = {
  id: 'response-default-no-schema',
  severity: 'error',
  level: 'response',
  fix: 'safe',
  source: 'SUB, POL 5000.2.4.2, PR#3841, PR#1303',
  summary: '"default" has no schema.',
  why: 'It stands for failures; its schema would be offered as output.',
  remedy: 'Move the schema to 200, or remove it.',
  on: 'operation',
  check(operation, report, survey) {
    const responses = objectOr(own(operation.value, 'responses'));
    const response = operation.responses.find(({ status }) => status === 'default');
    if (response?.schema === undefined) return;
    const schema = response.schema;
    const at = below(operation.at, 'responses', 'default');
    const isReference = own(objectOr(own(responses, 'default')), '$ref') !== undefined;
    const isLeft = isReference || !(hasOutput(operation, schema) || isReadyAsOutput(schema, survey));
    report(
      isReference ? at : schema.at,
      `The default response of "${operation.name}" has a schema.`,
      isLeft
        ? {}
        : {
            fix: () => {
              const success = { responses, at: below(operation.at, 'responses', '200') };
              const move = hasOutput(operation, schema) ? [] : [setSchema(success, schema)];
              return [...move, { kind: 'remove', at: schema.at }];
            },
          },
    );
  },
  example: {
    at: '/paths/~1parcels/get/responses/default/schema',
    bad: { '/paths/~1parcels/get/responses/default': { description: 'A failure.', schema: { type: 'string' } } },
  },
};

/** Gives the response 200 the schema where it stands in the default one: in itself, or in its content for a media type. */
function setSchema(success: { readonly responses: JsonObject; readonly at: Spot }, schema: SchemaNode): Edit {
  const holder = own(success.responses, '200');
  const mediaType = schema.at.parent?.parent?.key === 'content' ? schema.at.parent.key : undefined;
  const members: JsonObject =
    mediaType === undefined ? { schema: schema.value } : { content: { [mediaType]: { schema: schema.value } } };
  if (!isObject(holder)) return { kind: 'set', at: success.at, value: { description: 'OK', ...members } };
  const [[name, value] = ['schema', schema.value]] = Object.entries(members);
  return { kind: 'set', at: below(success.at, name), value: value ?? null };
}

/** Whether nothing is lost without the schema: it is empty, or a success response has one of its own. */
function hasOutput(operation: OperationNode, schema: SchemaNode): boolean {
  return (
    Object.keys(schema.value).length === 0 ||
    operation.responses.some((other) => other.isSuccess && other.schema !== undefined)
  );
}

/** Whether everything in a schema has its texts, so that it brings no findings where it becomes the output. */
function isReadyAsOutput(schema: SchemaNode, { definition }: PackageSurvey): boolean {
  if (definition === undefined) return false;
  const roots = rootsFrom(schema.root, definition);
  return definition.properties.every(
    (property) => !roots.has(property.root) || (hasLabel(property, definition) && isDocumented(property, definition)),
  );
}

/** A schema and the definitions it reaches. */
function rootsFrom(root: SchemaRoot, { roots }: DefinitionSurvey): ReadonlySet<SchemaRoot> {
  const found = new Set([root]);
  for (const one of found) {
    for (const next of roots) if (next.kind === 'definition' && one.targets.has(pointerOf(next.at))) found.add(next);
  }
  return found;
}
