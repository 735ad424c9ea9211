import type { JsonObject } from '@tenon/connector';
import type { FindingDetail } from '../review/rule.ts';
import { isObject, objectOr, own, textOr } from './json.ts';
import type { ConnectionParameterNode } from './nodes.ts';
import { below } from './spot.ts';

/** Whether a connection parameter is not shown to users. Signing in and gateways bring their own form. */
export function isHidden({ value }: ConnectionParameterNode): boolean {
  const constraints = objectOr(own(objectOr(own(value, 'uiDefinition')), 'constraints'));
  const hidden = own(constraints, 'hidden');
  const type = textOr(own(value, 'type')).toLowerCase();
  return hidden === true || hidden === 'true' || type === 'oauthsetting' || type === 'gatewaysetting';
}

/** The repair that puts a text into the form of a connection parameter; there is none where the form is no object. */
export function inForm(
  { value, at }: ConnectionParameterNode,
  member: 'displayName' | 'description' | 'tooltip',
  propose: (displayName: string) => string,
): FindingDetail {
  const form = own(value, 'uiDefinition');
  if (form !== undefined && !isObject(form)) return {};
  return {
    fix: () => [
      {
        kind: 'set',
        at: below(at, 'uiDefinition', member),
        value: propose(textOr(own(objectOr(form), 'displayName'))),
      },
    ],
  };
}

/** The settings of an OAuth parameter, or an empty object. */
export function oauthSettings({ value }: ConnectionParameterNode): JsonObject {
  return objectOr(own(value, 'oAuthSettings'));
}
