import type { PolicyTemplate } from '../model/policy-template.ts';
import { hostTail } from '../url/host-tail.ts';
import { parseUrl } from '../url/parse-url.ts';
import { parseTemplate } from './expression.ts';

/** The policies that send calls to another host. */
export function policiesOfHost(policies: readonly PolicyTemplate[]): readonly PolicyTemplate[] {
  return policies.filter(({ template }) => template === 'dynamichosturl' || template === 'dynamicsubdomain');
}

/** Whether an address has the end of the host that its policy fixes: no value has made another host of it. */
export function keepsHost({ parameters }: PolicyTemplate, address: string): boolean {
  const template = parameters['urlTemplate'];
  const url = parseUrl(withScheme(address.trim()));
  if (typeof template !== 'string' || !url) return true;
  return url.host.endsWith(
    hostTail(parseTemplate(template.trim()).map((part) => (part.kind === 'text' ? { text: part.text } : {}))),
  );
}

/** An address that may be written without its scheme. */
function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}
