import { describeConnectionParameter } from '../../proposals/describe-connection-parameter.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { inForm, isHidden } from '../../survey/connection-parameters.ts';
import { objectOr, own } from '../../survey/json.ts';
import { isBlank } from '../../text/text.ts';

/** Each connection parameter that is shown has a description. */
export const connectionParameterDescription: CheckedRule<'connectionParameter'> = {
  id: 'connection-parameter-description',
  severity: 'warning',
  level: 'connection',
  fix: 'suggestion',
  source: 'CP, MA',
  summary: 'Each connection parameter that is shown has a description.',
  why: 'It tells users what to fill in.',
  remedy: 'Add uiDefinition.description.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    if (isHidden(connectionParameter)) return;
    const ui = objectOr(own(connectionParameter.value, 'uiDefinition'));
    if (!isBlank(own(ui, 'description')) || !isBlank(own(objectOr(own(ui, 'schema')), 'description'))) return;
    report(
      connectionParameter,
      `The connection parameter "${connectionParameter.name}" has no description.`,
      inForm(connectionParameter, 'description', (displayName) =>
        describeConnectionParameter(connectionParameter.name, displayName),
      ),
    );
  },
  example: {
    at: 'properties:/properties/connectionParameters/api_key',
    bad: { 'properties:/properties/connectionParameters/api_key/uiDefinition/description': undefined },
  },
};
