import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own, textOr } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** A secure text does not say that it may be shown. */
export const secureParameterNotClearText: CheckedRule<'connectionParameter'> = {
  id: 'secure-parameter-not-clear-text',
  severity: 'warning',
  level: 'connection',
  fix: 'safe',
  source: 'CP',
  summary: 'A secure text does not say that it may be shown.',
  why: 'It is one or the other.',
  remedy: 'Set clearText to false, or the type to string if it is no secret.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const { name, value } = connectionParameter;
    const clearText = own(objectOr(own(objectOr(own(value, 'uiDefinition')), 'constraints')), 'clearText');
    if (textOr(own(value, 'type')).toLowerCase() !== 'securestring' || (clearText !== true && clearText !== 'true'))
      return;
    const isUserName = /user|login|account|email|client_?id/i.test(name) && !/key|secret|password|token/i.test(name);
    const at = below(connectionParameter.at, 'uiDefinition', 'constraints', 'clearText');
    report(at, `The secure parameter "${name}" says clearText: true.`, {
      fix: () => [
        isUserName
          ? { kind: 'set', at: below(connectionParameter.at, 'type'), value: 'string' }
          : { kind: 'set', at, value: false },
      ],
    });
  },
  example: {
    at: 'properties:/properties/connectionParameters/api_key/uiDefinition/constraints/clearText',
    bad: { 'properties:/properties/connectionParameters/api_key/uiDefinition/constraints/clearText': true },
  },
};
