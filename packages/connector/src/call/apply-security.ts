import { strToU8 } from 'fflate';
import type { ConnectionParameter } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import type { SecurityScheme } from '../model/security.ts';
import { parseTemplate } from '../policy/expression.ts';
import type { JsonValue } from '../source/json-value.ts';
import { toBase64 } from './base64.ts';
import type { CallProblems } from './call-problem.ts';
import type { ConnectionValues } from './connection-values.ts';
import { encodeValue } from './encode-url.ts';
import type { RequestDraft } from './request-draft.ts';

/** What applying credentials works on. `missing` says whether a credential that is not there prevents the call. */
export interface SecurityContext {
  readonly connector: Connector;
  readonly operation: Operation | undefined;
  readonly values: ConnectionValues;
  readonly problems: CallProblems;
  readonly missing: 'refuse' | 'leave-out';
}

/** Puts the credentials of a connection where the security schemes want them. What a policy has set already stays. */
export function applySecurity(draft: RequestDraft, context: SecurityContext): void {
  const names = schemesFor(context);
  for (const name of names) {
    const scheme = context.connector.security.get(name);
    if (scheme) applyScheme(draft, context, { name, scheme });
  }
  if (context.operation?.security?.length === 0) return;
  if (
    draft.headers.get('Authorization') === undefined &&
    !names.some((name) => usesAuthorization(context.connector.security.get(name)))
  ) {
    applyToken(draft, context);
  }
}

function usesAuthorization(scheme: SecurityScheme | undefined): boolean {
  return (
    scheme?.kind === 'oauth2' ||
    scheme?.kind === 'basic' ||
    scheme?.kind === 'bearer' ||
    scheme?.kind === 'open-id-connect'
  );
}

/**
 * The schemes of the first alternative that the connection satisfies, one without any after all others; without a word in the
 * definition, every scheme.
 */
function schemesFor(context: SecurityContext): readonly string[] {
  const { connector, operation } = context;
  const alternatives = operation?.security ?? [
    [...connector.security.keys()].map((scheme) => ({ scheme, scopes: [] })),
  ];
  const names = alternatives.map((requirement) => requirement.map(({ scheme }) => scheme));
  const fitting = names.filter((schemes) => schemes.every((name) => hasCredentials(context, name)));
  const satisfied = fitting.find((schemes) => schemes.length > 0) ?? fitting[0];
  if (satisfied || names.length === 0) return satisfied ?? [];
  if (operation?.security === undefined) return (names[0] ?? []).filter((name) => hasCredentials(context, name));
  reportMissing(context, names);
  return [];
}

function reportMissing(context: SecurityContext, alternatives: readonly (readonly string[])[]): void {
  const isOwn = context.values.parameters.length > 0 && context.values.parameters.every(({ derived }) => derived);
  if (context.missing === 'leave-out' || !isOwn) return;
  context.problems.add(
    'call-credentials-missing',
    `The connection has no values for the security scheme ${alternatives.map((names) => names.join(' with ')).join(' or ')}.`,
    `Give ${context.values.parameters
      .filter(({ required }) => required)
      .map(({ name }) => name)
      .join(', ')}.`,
  );
}

function hasCredentials(context: SecurityContext, name: string): boolean {
  const scheme = context.connector.security.get(name);
  switch (scheme?.kind) {
    case undefined:
    case 'unsupported':
      return false;
    case 'basic':
      return userNameOf(context.values) !== undefined;
    case 'api-key':
      return keyFor(context, name) !== undefined;
    case 'bearer':
      return bearerFor(context) !== undefined;
    case 'oauth2':
    case 'open-id-connect':
      return tokenOf(context.values) !== undefined;
    case 'mutual-tls':
      return true;
  }
}

function applyScheme(
  draft: RequestDraft,
  context: SecurityContext,
  found: { name: string; scheme: SecurityScheme },
): void {
  const { scheme, name } = found;
  if (scheme.kind === 'basic') {
    const user = userNameOf(context.values) ?? '';
    const password = firstText(context.values, ['password', 'pass', 'secret']) ?? '';
    setIfAbsent(draft, 'Authorization', `Basic ${toBase64(strToU8(`${user}:${password}`))}`);
  } else if (scheme.kind === 'bearer') setIfAbsent(draft, 'Authorization', `Bearer ${bearerFor(context) ?? ''}`);
  else if (scheme.kind === 'oauth2' || scheme.kind === 'open-id-connect') applyToken(draft, context);
  else if (scheme.kind === 'api-key') applyKey(draft, scheme, keyFor(context, name) ?? '');
}

function applyKey(draft: RequestDraft, scheme: Extract<SecurityScheme, { kind: 'api-key' }>, key: string): void {
  if (scheme.location === 'header') setIfAbsent(draft, scheme.name, key);
  else if (scheme.location === 'query') {
    if (!draft.queries.some(({ name }) => name === scheme.name))
      draft.queries.push({ name: scheme.name, value: encodeValue(key) });
  } else {
    const cookie = `${scheme.name}=${encodeValue(key)}`;
    const known = draft.headers.get('Cookie');
    draft.headers.set('Cookie', known === undefined ? cookie : `${known}; ${cookie}`);
  }
}

function applyToken(draft: RequestDraft, { values }: SecurityContext): void {
  const token = tokenOf(values);
  if (!token) return;
  const type = token.tokenType === undefined || /^bearer$/i.test(token.tokenType) ? 'Bearer' : token.tokenType;
  setIfAbsent(draft, 'Authorization', `${type} ${token.accessToken}`);
}

function setIfAbsent(draft: RequestDraft, name: string, value: string): void {
  if (draft.headers.get(name) === undefined) draft.headers.set(name, value);
}

function tokenOf(values: ConnectionValues): ReturnType<ConnectionValues['token']> {
  const parameter = values.parameters.find(({ type, name }) => type === 'oauth' && values.token(name) !== undefined);
  return parameter ? values.token(parameter.name) : values.token('token');
}

function userNameOf(values: ConnectionValues): string | undefined {
  return firstText(values, ['username', 'user', 'user_name', 'login', 'email']);
}

function bearerFor({ values }: SecurityContext): string | undefined {
  return (
    firstText(values, ['bearer_token', 'api_key', 'access_token', 'accesstoken', 'token']) ??
    tokenOf(values)?.accessToken
  );
}

/** The key for an API-key scheme: the parameter `api_key`, one that is called like the scheme or its header, or the only secret that no policy uses. */
function keyFor({ connector, values }: SecurityContext, scheme: string): string | undefined {
  const declared = connector.security.get(scheme);
  const headerName = declared?.kind === 'api-key' ? declared.name : '';
  const wanted = [plain(scheme), plain(headerName), 'apikey'];
  const isMulti = [...connector.security.values()].filter(({ kind }) => kind === 'api-key').length > 1;
  const named = (isMulti ? wanted : ['apikey', ...wanted]).flatMap((name) =>
    values.parameters.filter((parameter) => plain(parameter.name) === name),
  );
  const secrets = values.parameters.filter(
    (parameter) => parameter.type === 'secret' && !isUsedByPolicy(connector, parameter),
  );
  for (const parameter of [...named, ...(secrets.length === 1 ? secrets : [])]) {
    const value = textOf(values.get(parameter.name));
    if (value !== undefined) return value;
  }
  // Where no properties document names the parameters, the names of the definition itself are understood.
  const isDerived = values.parameters.every(({ derived }) => derived);
  return isDerived ? (textOf(values.get(scheme)) ?? textOf(values.get(headerName))) : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function isUsedByPolicy(connector: Connector, parameter: ConnectionParameter): boolean {
  return connector.policies.some((policy) =>
    Object.values(policy.parameters).some(
      (value) =>
        typeof value === 'string' &&
        parseTemplate(value).some((part) => part.kind === 'lookup' && part.lookup.name === parameter.name),
    ),
  );
}

function firstText(values: ConnectionValues, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = textOf(values.get(name));
    if (value !== undefined) return value;
  }
  return undefined;
}

function textOf(value: JsonValue | undefined): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}
