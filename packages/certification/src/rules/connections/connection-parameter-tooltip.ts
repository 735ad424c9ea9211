import { askFor } from '../../proposals/describe-connection-parameter.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { inForm, isHidden } from '../../survey/connection-parameters.ts';
import { objectOr, own } from '../../survey/json.ts';
import { isBlank } from '../../text/text.ts';

/** Each connection parameter that is shown has a tooltip. */
export const connectionParameterTooltip: CheckedRule<'connectionParameter'> = {
  id: 'connection-parameter-tooltip',
  severity: 'info',
  level: 'connection',
  fix: 'suggestion',
  source: 'SUB',
  summary: 'Each connection parameter that is shown has a tooltip.',
  why: 'It tells users where to find the value.',
  remedy: 'Add uiDefinition.tooltip.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    if (isHidden(connectionParameter)) return;
    const ui = objectOr(own(connectionParameter.value, 'uiDefinition'));
    if (!isBlank(own(ui, 'tooltip'))) return;
    report(
      connectionParameter,
      `The connection parameter "${connectionParameter.name}" has no tooltip.`,
      inForm(connectionParameter, 'tooltip', (displayName) => askFor(connectionParameter.name, displayName)),
    );
  },
  example: {
    at: 'properties:/properties/connectionParameters/api_key',
    bad: { 'properties:/properties/connectionParameters/api_key/uiDefinition/tooltip': undefined },
  },
};
