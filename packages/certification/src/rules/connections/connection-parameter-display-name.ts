import { toLabel } from '../../proposals/names.ts';
import type { CheckedRule } from '../../review/rule.ts';
import { inForm, isHidden } from '../../survey/connection-parameters.ts';
import { objectOr, own } from '../../survey/json.ts';
import { isBlank } from '../../text/text.ts';

/** Each connection parameter that is shown has a display name. */
export const connectionParameterDisplayName: CheckedRule<'connectionParameter'> = {
  id: 'connection-parameter-display-name',
  severity: 'warning',
  level: 'connection',
  fix: 'suggestion',
  source: 'CP, SUB',
  summary: 'Each connection parameter that is shown has a display name.',
  why: 'It is the label of the field.',
  remedy: 'Add uiDefinition.displayName.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    if (isHidden(connectionParameter)) return;
    const ui = objectOr(own(connectionParameter.value, 'uiDefinition'));
    if (!isBlank(own(ui, 'displayName'))) return;
    const label = toLabel(connectionParameter.name);
    report(
      connectionParameter,
      `The connection parameter "${connectionParameter.name}" has no display name.`,
      label === '' ? {} : inForm(connectionParameter, 'displayName', () => label),
    );
  },
  example: {
    at: 'properties:/properties/connectionParameters/api_key',
    bad: { 'properties:/properties/connectionParameters/api_key/uiDefinition/displayName': undefined },
  },
};
