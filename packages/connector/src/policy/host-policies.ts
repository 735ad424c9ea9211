import type { PolicyTemplate } from '../model/policy-template.ts';

/** The policies that send calls to another host. */
export function policiesOfHost(policies: readonly PolicyTemplate[]): readonly PolicyTemplate[] {
  return policies.filter(({ template }) => template === 'dynamichosturl' || template === 'dynamicsubdomain');
}
