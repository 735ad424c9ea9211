import { EvaluationFailure, type Value, values, valueText } from '@tenon/definition';
import { escapeAddress, originOf, percentEncode, withQueries } from '../calls/build-request.ts';
import { sentHeaders } from '../calls/headers.ts';
import type { OutgoingRequest } from '../command.ts';
import { memberOf } from '../scope/records.ts';

/** A request that a trigger sends by itself. With a connection id it goes through that connection, and `uri` is relative to its address. */
export interface TriggerRequest extends OutgoingRequest {
  readonly connectionId?: string;
  readonly authentication?: Value;
}

/**
 * Builds the request that evaluated inputs of a trigger describe; `location` is where an earlier reply told it to go.
 * Nothing that may be a credential follows to another origin, and a body may be one: there it asks by GET.
 */
export function buildTriggerRequest(
  inputs: Value,
  { method: usual = 'GET', location }: { readonly method?: string; readonly location?: string },
): TriggerRequest {
  const connectionId = memberOf(memberOf(memberOf(inputs, 'host'), 'connection'), 'name');
  const isConnector = typeof connectionId === 'string';
  const address = isConnector ? pathOf(inputs) : memberOf(inputs, 'uri');
  if (typeof address !== 'string') {
    throw new EvaluationFailure('invalid-argument', 'The address that the trigger calls is no text.');
  }
  const own = withQueries(address, memberOf(inputs, 'queries'));
  const uri = escapeAddress(location ?? own);
  const staysAtHome = isConnector || originOf(uri) === originOf(own);
  const method = memberOf(inputs, 'method');
  const body = staysAtHome ? memberOf(inputs, 'body') : undefined;
  const authentication = staysAtHome ? memberOf(inputs, 'authentication') : undefined;
  return {
    method: !staysAtHome ? 'GET' : typeof method === 'string' ? method.toUpperCase() : usual,
    uri,
    headers: sentHeaders(staysAtHome ? memberOf(inputs, 'headers') : undefined, body),
    ...(body === undefined || body === null ? {} : { body }),
    ...(isConnector ? { connectionId } : {}),
    ...(authentication === undefined ? {} : { authentication }),
  };
}

/** The path of a connector's operation: as text, or as a template with its parameters. */
function pathOf(inputs: Value): Value | undefined {
  const pattern = memberOf(inputs, 'pathTemplate');
  const template = memberOf(pattern, 'template');
  if (typeof template !== 'string') return memberOf(inputs, 'path');
  const parameters = memberOf(pattern, 'parameters');
  return template.replace(/\{([^{}]{1,80})\}/g, (whole, name: string) => {
    const value = values.isObject(parameters) ? parameters[name] : undefined;
    return value === undefined ? whole : percentEncode(valueText(value));
  });
}
