import type { JsonObject } from '@tenon/connector';
import { objectOr, own } from './json.ts';
import type { ConnectionParameterNode } from './nodes.ts';

/** Whether a connection parameter is not shown to users. Signing in and gateways bring their own form. */
export function isHidden({ value }: ConnectionParameterNode): boolean {
  const constraints = objectOr(own(objectOr(own(value, 'uiDefinition')), 'constraints'));
  const hidden = own(constraints, 'hidden');
  const type = own(value, 'type');
  return hidden === true || hidden === 'true' || type === 'oauthSetting' || type === 'gatewaySetting';
}

/** The settings of an OAuth parameter, or an empty object. */
export function oauthSettings({ value }: ConnectionParameterNode): JsonObject {
  return objectOr(own(value, 'oAuthSettings'));
}
