import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** "required" and "hidden" of a connection parameter are the texts "true" or "false". */
export const connectionParameterConstraintTypes: CheckedRule<'connectionParameter'> = {
  id: 'connection-parameter-constraint-types',
  severity: 'info',
  level: 'connection',
  fix: 'safe',
  source: 'SCH-P',
  summary: '"required" and "hidden" of a connection parameter are the texts "true" or "false".',
  why: 'Other tools compare texts.',
  remedy: 'Write "true" or "false" in quotation marks.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const constraints = objectOr(own(objectOr(own(connectionParameter.value, 'uiDefinition')), 'constraints'));
    for (const name of ['required', 'hidden']) {
      const value = own(constraints, name);
      const at = below(connectionParameter.at, 'uiDefinition', 'constraints', name);
      if (value !== undefined && value !== 'true' && value !== 'false')
        report(
          at,
          `"${name}" of "${connectionParameter.name}" is ${JSON.stringify(value)}, not the text "true" or "false".`,
          typeof value === 'boolean' ? { fix: () => [{ kind: 'set', at, value: String(value) }] } : {},
        );
    }
  },
  example: {
    at: 'properties:/properties/connectionParameters/api_key/uiDefinition/constraints/required',
    bad: { 'properties:/properties/connectionParameters/api_key/uiDefinition/constraints/required': true },
  },
};
