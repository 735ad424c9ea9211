import { randomUUID } from 'node:crypto';
import type { Scope } from './scope.ts';

/** What a consent is for: a connection, or the tests of a connector by the member who asked. */
export type ConsentPurpose =
  | { readonly kind: 'connection'; readonly connectionId: string }
  | { readonly kind: 'test'; readonly connectorId: string };

/** A consent that is under way: offered as a link, started in a browser, or returned by the identity provider and to be confirmed. */
export interface ConnectionConsent {
  readonly tenantId: string;
  readonly consentId: string;
  readonly purpose: ConsentPurpose;
  readonly parameterName: string;
  /** Where the browser goes at the end. */
  readonly redirectUrl: string;
  readonly step: 'offered' | 'started' | 'returned';
  /** What the step needs and nobody else may see, sealed for the consent's id. */
  readonly sealed: string;
  readonly expiresAt: Date;
}

/** What a new consent is made of. The state is kept as its SHA-256 only. */
export interface NewConsent {
  readonly purpose: ConsentPurpose;
  readonly parameterName: string;
  readonly redirectUrl: string;
  readonly stateHash: Uint8Array;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** Consents under way. Each of their one-time texts is good once: taking one moves the consent on, in the same statement. */
export interface ConnectionConsents {
  /** `seal` is given the new consent's id. Forgets what has expired. */
  offer(consent: NewConsent, seal: (consentId: string) => string): Promise<string>;
  /** Moves a consent from `from` to `started` and answers it; undefined when no such consent is at that step or it has expired. */
  take(
    stateHash: Uint8Array,
    step: { readonly from: 'offered' | 'started'; readonly at: Date },
  ): Promise<ConnectionConsent | undefined>;
  /** A consent that waits for its identity provider, to be read and not moved on. */
  findStarted(stateHash: Uint8Array): Promise<ConnectionConsent | undefined>;
  setReturned(consentId: string, outcome: { readonly codeHash: Uint8Array; readonly sealed: string }): Promise<void>;
  /** Takes a returned consent away and answers it. */
  confirm(codeHash: Uint8Array, at: Date): Promise<ConnectionConsent | undefined>;
}

/** The consents aggregate on a scope. */
export function connectionConsents(scope: Scope): ConnectionConsents {
  return {
    async offer(consent, seal) {
      const consentId = randomUUID();
      await scope.query('delete from connection_consents where expires_at < $1', [consent.at]);
      await scope.query(
        `insert into connection_consents (tenant_id, consent_id, connection_id, connector_id, parameter_name, redirect_url,
           state_hash, step, sealed, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'offered', $8, $9, $10)`,
        [
          scope.tenantId,
          consentId,
          consent.purpose.kind === 'connection' ? consent.purpose.connectionId : null,
          consent.purpose.kind === 'test' ? consent.purpose.connectorId : null,
          consent.parameterName,
          consent.redirectUrl,
          consent.stateHash,
          seal(consentId),
          consent.at,
          consent.expiresAt,
        ],
      );
      return consentId;
    },
    async take(stateHash, { from, at }) {
      // A link may be opened again while nothing came back; what came back is taken once.
      const rows = await scope.query<ConsentRow>(
        from === 'offered'
          ? `update connection_consents set step = 'started'
             where state_hash = $1 and step in ('offered', 'started') and expires_at > $2 returning *`
          : `update connection_consents set step = 'returned'
             where state_hash = $1 and step = 'started' and expires_at > $2 returning *`,
        [stateHash, at],
      );
      return rows[0] && toConsent(rows[0]);
    },
    async findStarted(stateHash) {
      const rows = await scope.query<ConsentRow>(
        `select * from connection_consents where state_hash = $1 and step = 'started'`,
        [stateHash],
      );
      return rows[0] && toConsent(rows[0]);
    },
    async setReturned(consentId, { codeHash, sealed }) {
      await scope.query('update connection_consents set code_hash = $2, sealed = $3 where consent_id = $1', [
        consentId,
        codeHash,
        sealed,
      ]);
    },
    async confirm(codeHash, at) {
      const rows = await scope.query<ConsentRow>(
        `delete from connection_consents where code_hash = $1 and step = 'returned' and expires_at > $2 returning *`,
        [codeHash, at],
      );
      return rows[0] && toConsent(rows[0]);
    },
  };
}

interface ConsentRow {
  readonly tenant_id: string;
  readonly consent_id: string;
  readonly connection_id: string | null;
  readonly connector_id: string | null;
  readonly parameter_name: string;
  readonly redirect_url: string;
  readonly step: ConnectionConsent['step'];
  readonly sealed: string;
  readonly expires_at: Date;
}

function toConsent(row: ConsentRow): ConnectionConsent {
  return {
    tenantId: row.tenant_id,
    consentId: row.consent_id,
    purpose: toPurpose(row),
    parameterName: row.parameter_name,
    redirectUrl: row.redirect_url,
    step: row.step,
    sealed: row.sealed,
    expiresAt: row.expires_at,
  };
}

function toPurpose({ connection_id: connectionId, connector_id: connectorId }: ConsentRow): ConsentPurpose {
  if (connectionId !== null) return { kind: 'connection', connectionId };
  if (connectorId !== null) return { kind: 'test', connectorId };
  throw new Error('A consent is for nothing.');
}
