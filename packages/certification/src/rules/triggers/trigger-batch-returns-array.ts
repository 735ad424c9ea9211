import type { JsonValue } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { listOr, objectOr, own } from '../../survey/json.ts';
import { isDynamic } from '../../survey/property-names.ts';
import { below } from '../../survey/spot.ts';
import type { DefinitionSurvey } from '../../survey/survey.ts';

/** A batch trigger returns a list, or an object that holds one. */
export const triggerBatchReturnsArray: CheckedRule<'operation'> = {
  id: 'trigger-batch-returns-array',
  severity: 'warning',
  level: 'trigger',
  fix: 'none',
  source: 'EXT',
  summary: 'A batch trigger returns a list, or an object that holds one.',
  why: 'Each item starts a run of its own.',
  remedy: 'Describe the list, or make the trigger "single".',
  on: 'operation',
  check(operation, report, survey) {
    if (own(operation.value, 'x-ms-trigger') !== 'batch' || survey.definition === undefined) return;
    const content = own(objectOr(own(operation.path.value, 'x-ms-notification-content')), 'schema');
    const schema =
      content ??
      operation.responses.find((response) => response.isSuccess && response.schema !== undefined)?.schema?.value;
    if (schema !== undefined && !holdsList(survey.definition, schema, 0))
      report(below(operation.at, 'x-ms-trigger'), `The batch trigger "${operation.name}" does not return a list.`);
  },
  example: { at: '/paths/~1hooks/post/x-ms-trigger', bad: { '/paths/~1hooks/post/x-ms-trigger': 'batch' } },
};

function holdsList(definition: DefinitionSurvey, schema: JsonValue, depth: number): boolean {
  const value = objectOr(definition.resolve(schema, definition.at)?.value);
  if (depth > 5 || isDynamic(value) || own(value, 'type') === 'array' || Object.keys(value).length === 0) return true;
  const inside = [...Object.values(objectOr(own(value, 'properties'))), ...listOr(own(value, 'allOf'))];
  return inside.some((item) => item !== undefined && holdsList(definition, item, depth + 1));
}
