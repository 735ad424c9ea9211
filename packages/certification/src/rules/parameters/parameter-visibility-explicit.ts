import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';
import { isBlank } from '../../text/text.ts';

/** Each query, path, header and form parameter states its visibility. */
export const parameterVisibilityExplicit: CheckedRule<'parameter'> = {
  id: 'parameter-visibility-explicit',
  severity: 'warning',
  level: 'parameter',
  fix: 'safe',
  source: 'PROD, SUB',
  summary: 'Each query, path, header and form parameter states its visibility.',
  why: 'Nobody can tell a choice from a field that was forgotten.',
  remedy: 'Set x-ms-visibility to important, advanced, internal or none.',
  on: 'parameter',
  check(parameter, report, survey) {
    if (parameter.location === 'body' || !isBlank(own(parameter.value, 'x-ms-visibility'))) return;
    const at = below(parameter.at, 'x-ms-visibility');
    const isRequired = own(parameter.value, 'required') === true;
    const value = own(parameter.value, 'default') !== undefined ? 'advanced' : isRequired ? 'important' : 'none';
    report(
      parameter,
      `The parameter "${parameter.name}" does not state its visibility.`,
      survey.definition?.hasRoomToGrow ? { fix: () => [{ kind: 'set', at, value }] } : {},
    );
  },
  example: {
    at: '/paths/~1parcels~1{parcelId}/get/parameters/0',
    bad: { '/paths/~1parcels~1{parcelId}/get/parameters/0/x-ms-visibility': undefined },
  },
};
