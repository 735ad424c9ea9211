import type { Connector } from '../model/connector.ts';
import type { PolicyTemplate } from '../model/policy-template.ts';
import { policiesOfHost } from '../policy/host-policies.ts';
import { textMember } from '../source/json-value.ts';
import { parseUrl } from '../url/parse-url.ts';

/** Policies as OpenAPI can say them: the server of an operation, by its id, and those that it cannot say. */
export interface PolicyServers {
  readonly byOperation: ReadonlyMap<string, string>;
  readonly left: readonly PolicyTemplate[];
}

/**
 * A policy that sends named operations to a host which it names itself is their server, where no other policy of the host has a say
 * in them; every other one is left.
 */
export function serversOfPolicies({ policies }: Connector): PolicyServers {
  const byOperation = new Map<string, string>();
  const servers = policies.map((policy) => [policy, serverOf(policy)] as const);
  const open = policiesOfHost(policies).filter((policy) => serverOf(policy) === undefined);
  const left = servers.flatMap(([policy, server]) => {
    const isShared = open.some(
      ({ operations }) => operations.length === 0 || operations.some((name) => policy.operations.includes(name)),
    );
    if (server === undefined || isShared) return [policy];
    for (const operation of policy.operations) byOperation.set(operation, server);
    return [];
  });
  return { byOperation, left };
}

/** The address that a policy names for the operations that it names. */
function serverOf({ template, operations, parameters }: PolicyTemplate): string | undefined {
  const address = textMember(parameters, 'urlTemplate') ?? '';
  const isFixed = template === 'dynamichosturl' && operations.length > 0 && !/[@{]/.test(address);
  const url = isFixed ? parseUrl(address) : undefined;
  return url && `${url.scheme}://${url.host}${url.path.replace(/\/+$/, '')}`;
}
