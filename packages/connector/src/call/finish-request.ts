import type { Connection } from '../model/connection-form.ts';
import type { Connector } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import { applyRequestPolicies, type Preparation } from '../policy/apply-request-policies.ts';
import { parseUrl } from '../url/parse-url.ts';
import { acceptOf } from './accept.ts';
import { applySecurity } from './apply-security.ts';
import { baseAddress } from './base-address.ts';
import type { CallProblems } from './call-problem.ts';
import { readConnection } from './connection-values.ts';
import { isDeclaredHost } from './declared-hosts.ts';
import { isDotSegment } from './encode-url.ts';
import { inCharset } from './in-charset.ts';
import { DraftHeaders, isHeaderName, isHeaderValue, type RequestDraft } from './request-draft.ts';
import { joinPairs } from './serialize-parameter.ts';
import type { ShapedPreparation, ShapedRequest, ShapeOptions } from './shaped-request.ts';

/** What a draft is finished with. */
export interface Finishing {
  readonly connector: Connector;
  readonly operation: Operation | undefined;
  readonly connection: Connection | undefined;
  readonly problems: CallProblems;
  readonly options: ShapeOptions;
}

/** An empty draft at the address of the API. */
export function startDraft(
  { connector, operation, connection, problems, options }: Finishing,
  method: string,
): RequestDraft {
  const values = readConnection(connector.connection, connection);
  const base = baseAddress(connector, { values, operation });
  if (base.missing.length > 0 && options.missing !== 'leave-out') {
    problems.add(
      'call-placeholder-unresolved',
      `The address of the API has the placeholder ${base.missing.join(', ')}, which has no value.`,
      'Give the connection that value.',
    );
  }
  if (base.isForeign) {
    problems.add(
      'call-host-invalid',
      `A value of the connection makes ${JSON.stringify(base.url)} of the address of the API, which is another host.`,
      'Give the value without slashes and other characters that end a host name.',
    );
  }
  return {
    method,
    base: base.url,
    path: '',
    pathValues: new Map(),
    queries: [],
    headers: new DraftHeaders(),
    body: { kind: 'none' },
  };
}

/** Applies policies and credentials to a draft and checks that nothing in it is left open; refuses what cannot be sent. */
export function finishRequest(draft: RequestDraft, finishing: Finishing): ShapedRequest {
  const { connector, operation, connection, problems, options } = finishing;
  const values = readConnection(connector.connection, connection);
  const missing = options.missing ?? 'refuse';
  const policyContext = {
    policies: connector.policies,
    operationId: operation?.operationId,
    values,
    problems,
    missing,
    ...(options.pollState ? { pollState: options.pollState } : {}),
  };
  const preparations = applyRequestPolicies(draft, policyContext);
  applySecurity(draft, { connector, operation, values, problems, missing });
  if (draft.headers.get('Accept') === undefined) draft.headers.set('Accept', acceptOf(operation));
  checkDraft(draft, finishing);
  problems.refuseIfAny();
  const query = joinPairs(draft.queries);
  const { body, contentType } = inCharset({ body: bodyOf(draft), contentType: draft.headers.get('Content-Type') });
  if (contentType !== undefined) draft.headers.set('Content-Type', contentType);
  const path = draft.path === '' || draft.path.startsWith('/') ? draft.path : `/${draft.path}`;
  return {
    method: draft.method.toUpperCase(),
    url: `${draft.base}${path}${query === '' ? '' : `${path.includes('?') ? '&' : '?'}${query}`}`,
    headers: draft.headers.toRecord(),
    ...(body === undefined ? {} : { body }),
    ...(operation ? { operationId: operation.operationId } : {}),
    preparations: preparations.map((preparation) => shapePreparation(preparation, draft, finishing)),
  };
}

function bodyOf(draft: RequestDraft): string | Uint8Array | undefined {
  if (draft.body.kind === 'none') return undefined;
  return draft.body.kind === 'json' ? JSON.stringify(draft.body.value) : draft.body.content;
}

/** A preparation is sent to the same address with the same credentials, but without the body and the policies of the operation. */
function shapePreparation(preparation: Preparation, main: RequestDraft, finishing: Finishing): ShapedPreparation {
  const draft: RequestDraft = {
    ...startDraft(finishing, preparation.method),
    base: main.base,
    path: preparation.path,
  };
  const { connector, connection, problems, options } = finishing;
  const values = readConnection(connector.connection, connection);
  applySecurity(draft, { connector, operation: undefined, values, problems, missing: options.missing ?? 'refuse' });
  draft.headers.set('Accept', 'application/json');
  checkDraft(draft, finishing);
  problems.refuseIfAny();
  return {
    request: {
      method: draft.method.toUpperCase(),
      url: `${draft.base}${draft.path}`,
      headers: draft.headers.toRecord(),
      preparations: [],
    },
    target: preparation.target,
    valuePath: preparation.valuePath,
  };
}

function checkDraft(draft: RequestDraft, { connector, connection, problems, options }: Finishing): void {
  checkAddress(draft, { connector, connection, problems, options });
  for (const { name, value } of draft.headers.entries()) {
    if (isHeaderName(name) && isHeaderValue(value)) continue;
    problems.add(
      'call-header-invalid',
      `The header ${JSON.stringify(name)} has a name or value that HTTP does not allow.`,
      'Leave out line breaks and characters beyond Latin-1.',
    );
  }
}

function checkAddress(
  draft: RequestDraft,
  { connector, connection, problems, options }: Omit<Finishing, 'operation'>,
): void {
  if (draft.base === '') {
    problems.add(
      'call-host-missing',
      'The connector does not say on which host the API is.',
      'Add "host" (or "servers") to the definition.',
    );
    return;
  }
  const open = /\{[^{}/]*\}/.exec(`${draft.base}${draft.path}`)?.[0];
  if (open !== undefined && options.missing !== 'leave-out') {
    problems.add('call-placeholder-unresolved', `The address still has the placeholder ${open}.`, 'Give it a value.');
    return;
  }
  const url = parseUrl(draft.base);
  if (!url && open === undefined) {
    problems.add(
      'call-host-invalid',
      `${JSON.stringify(draft.base)} is no http(s) address.`,
      'Correct the host of the definition or of the connection.',
    );
  } else if (url && options.missing !== 'leave-out' && !isDeclaredHost(connector, connection, url.host)) {
    problems.add(
      'call-host-not-declared',
      `The call would go to ${JSON.stringify(url.host)}, which the connector does not declare.`,
      'Credentials are sent to declared hosts only. Add the host to the definition or to a connection parameter.',
    );
  }
  const [path = ''] = draft.path.split('?');
  if (path.split('/').some(isDotSegment) || /[\s\\#\p{Cc}]/u.test(path)) {
    problems.add(
      'call-path-value',
      `The path ${JSON.stringify(path)} would change on its way.`,
      'Encode its parts, and leave out "." and "..".',
    );
  }
}
