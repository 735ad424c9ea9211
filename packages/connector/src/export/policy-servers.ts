import type { Connector } from '../model/connector.ts';
import type { PolicyTemplate } from '../model/policy-template.ts';
import { textMember } from '../source/json-value.ts';
import { parseUrl } from '../url/parse-url.ts';

/** Policies as OpenAPI can say them: the server of an operation, by its id, and those that it cannot say. */
export interface PolicyServers {
  readonly byOperation: ReadonlyMap<string, string>;
  readonly left: readonly PolicyTemplate[];
}

/** A policy that sends named operations to a host which it names itself is their server; every other one is left. */
export function serversOfPolicies({ policies, service }: Connector): PolicyServers {
  const byOperation = new Map<string, string>();
  const left = policies.filter((policy) => {
    const address = textMember(policy.parameters, 'urlTemplate') ?? '';
    const url = policy.template === 'dynamichosturl' && !/[@{]/.test(address) ? parseUrl(address) : undefined;
    if (!url || policy.operations.length === 0) return true;
    const base = url.path.replace(/\/+$/, '') || service.basePath.replace(/\/+$/, '');
    for (const operation of policy.operations) byOperation.set(operation, `${url.scheme}://${url.host}${base}`);
    return false;
  });
  return { byOperation, left };
}
