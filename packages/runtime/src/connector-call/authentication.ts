import { type Value, values } from '@tenon/definition';
import type { EgressRequest } from '../egress/egress.ts';

/** What an action's `authentication` asks for, or why it cannot be given. */
export type Authentication =
  | { readonly kind: 'none' }
  | { readonly kind: 'header'; readonly value: string }
  | { readonly kind: 'certificate'; readonly certificate: NonNullable<EgressRequest['clientCertificate']> }
  | { readonly kind: 'client-credentials'; readonly tokenUrl: string; readonly form: Readonly<Record<string, string>> }
  | { readonly kind: 'not-possible'; readonly message: string };

const defaultAuthority = 'https://login.microsoftonline.com';

/** Reads the `authentication` member of an action's inputs (semantics 9.6). Its type and names ignore case. */
export function readAuthentication(authentication: Value | undefined): Authentication {
  if (authentication === undefined || authentication === null) return { kind: 'none' };
  if (!values.isObject(authentication)) return { kind: 'not-possible', message: "'authentication' is not an object." };
  const read = (name: string): string | undefined => {
    const value = values.findProperty(authentication, name);
    return typeof value === 'string' ? value : undefined;
  };
  const type = read('type') ?? '';
  switch (type.toLowerCase()) {
    case 'none':
      return { kind: 'none' };
    case 'basic':
      return { kind: 'header', value: basic(read('username') ?? '', read('password') ?? '') };
    case 'raw': {
      const value = read('value');
      return value === undefined ? missing(type, 'value') : { kind: 'header', value };
    }
    case 'clientcertificate': {
      const pfx = read('pfx');
      if (pfx === undefined) return missing(type, 'pfx');
      const passphrase = read('password');
      return {
        kind: 'certificate',
        certificate: { pfx: Buffer.from(pfx, 'base64'), ...(passphrase === undefined ? {} : { passphrase }) },
      };
    }
    case 'activedirectoryoauth':
      return clientCredentials(read);
    default:
      return { kind: 'not-possible', message: `Authentication of the type '${type}' is not available here.` };
  }
}

/** The `Authorization` header of basic authentication. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

function clientCredentials(read: (name: string) => string | undefined): Authentication {
  const tenant = read('tenant');
  const clientId = read('clientId');
  const secret = read('secret');
  if ((read('credentialType') ?? 'Secret').toLowerCase() !== 'secret') {
    return {
      kind: 'not-possible',
      message: 'ActiveDirectoryOAuth by certificate is not available here. Use a secret.',
    };
  }
  for (const [name, value] of Object.entries({ tenant, clientId, secret })) {
    if (value === undefined) return missing('ActiveDirectoryOAuth', name);
  }
  const authority = (read('authority') ?? defaultAuthority).replace(/\/+$/, '');
  return {
    kind: 'client-credentials',
    tokenUrl: `${authority}/${encodeURIComponent(tenant ?? '')}/oauth2/token`,
    form: {
      grant_type: 'client_credentials',
      client_id: clientId ?? '',
      client_secret: secret ?? '',
      ...(read('audience') === undefined ? {} : { resource: read('audience') ?? '' }),
    },
  };
}

function missing(type: string, name: string): Authentication {
  return { kind: 'not-possible', message: `Authentication of the type '${type}' lacks '${name}'.` };
}
