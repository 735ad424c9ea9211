import type { CheckedRule } from '../../review/rule.ts';
import { isHidden } from '../../survey/connection-parameters.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** Passwords, keys, secrets and tokens are secure texts. */
export const connectionParameterSecretIsSecure: CheckedRule<'connectionParameter'> = {
  id: 'connection-parameter-secret-is-secure',
  severity: 'error',
  level: 'connection',
  fix: 'safe',
  source: 'CP, OWN',
  summary: 'Passwords, keys, secrets and tokens are secure texts.',
  why: 'Secrets must never be readable again.',
  remedy: 'Set the type to securestring.',
  on: 'connectionParameter',
  check(connectionParameter, report) {
    const { name, value } = connectionParameter;
    if (own(value, 'type') !== 'string' || isHidden(connectionParameter)) return;
    const ui = objectOr(own(value, 'uiDefinition'));
    const constraints = objectOr(own(ui, 'constraints'));
    const saysSecret = own(constraints, 'clearText') === false;
    const isNamedSecret =
      /(?:password|passwd|pwd|secret|api_?key|apikey|access_?key|auth_?key|access_?token|auth_?token|api_?token|private_?key|subscription_?key)$/i.test(
        name,
      );
    if (!saysSecret && !isNamedSecret) return;
    const at = below(connectionParameter.at, 'type');
    report(at, `The connection parameter "${name}" holds a secret but is plain text.`, {
      fix: () => [{ kind: 'set', at, value: 'securestring' }],
    });
  },
  example: {
    at: 'properties:/properties/connectionParameters/api_key/type',
    bad: { 'properties:/properties/connectionParameters/api_key/type': 'string' },
  },
};
