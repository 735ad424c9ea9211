import { randomUUID } from 'node:crypto';
import type { Scope } from '../scope.ts';

/** Who signed in where: a member, for one OAuth parameter of a connector, in one of its parameter sets where it has such. */
export interface TestSignInPlace {
  readonly connectorId: string;
  readonly memberId: string;
  /** Empty where the connector has no sets. */
  readonly parameterSet: string;
  readonly parameterName: string;
}

/** A sign-in with which a member tests a connector. */
export interface TestSignIn extends TestSignInPlace {
  readonly tenantId: string;
  readonly signInId: string;
  /** Counts what was sealed for this sign-in. */
  readonly version: number;
  /** The token, sealed for the sign-in's id, the field `token` and its version. */
  readonly sealed: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = `tenant_id as "tenantId", sign_in_id as "signInId", connector_id as "connectorId", member_id as "memberId",
  parameter_set as "parameterSet", parameter_name as "parameterName", version, sealed, created_at as "createdAt",
  expires_at as "expiresAt"`;

/** Sign-ins for tests on a scope. What has expired is not there any more. */
export function testSignIns(scope: Scope) {
  return {
    list({
      connectorId,
      memberId,
      at,
    }: {
      readonly connectorId: string;
      readonly memberId: string;
      readonly at: Date;
    }): Promise<readonly TestSignIn[]> {
      return scope.query<TestSignIn>(
        `select ${columns} from test_sign_ins where connector_id = $1 and member_id = $2 and expires_at > $3
         order by parameter_set, parameter_name`,
        [connectorId, memberId, at],
      );
    },
    /** Finds a sign-in and holds it until the transaction ends, so that its token is renewed by one caller at a time. */
    async lock(place: TestSignInPlace, at: Date): Promise<TestSignIn | undefined> {
      const rows = await scope.query<TestSignIn>(
        `select ${columns} from test_sign_ins
         where connector_id = $1 and member_id = $2 and parameter_set = $3 and parameter_name = $4 and expires_at > $5
         for update`,
        [place.connectorId, place.memberId, place.parameterSet, place.parameterName, at],
      );
      return rows[0];
    },
    /** Keeps a sign-in in place of the one before, and forgets what has expired. `seal` is given the id of the new one. */
    async put(
      place: TestSignInPlace,
      { at, expiresAt, seal }: { readonly at: Date; readonly expiresAt: Date; seal(signInId: string): string },
    ): Promise<void> {
      await scope.query('delete from test_sign_ins where expires_at < $1', [at]);
      const signInId = randomUUID();
      await scope.query(
        `insert into test_sign_ins (tenant_id, sign_in_id, connector_id, member_id, parameter_set, parameter_name, version,
           sealed, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9)
         on conflict (connector_id, member_id, parameter_set, parameter_name) do update
           set sign_in_id = excluded.sign_in_id, version = 1, sealed = excluded.sealed, created_at = excluded.created_at,
             expires_at = excluded.expires_at`,
        [
          scope.tenantId,
          signInId,
          place.connectorId,
          place.memberId,
          place.parameterSet,
          place.parameterName,
          seal(signInId),
          at,
          expiresAt,
        ],
      );
    },
    /** Replaces the token of a sign-in by a renewed one. */
    async renew(signInId: string, token: { readonly version: number; readonly sealed: string }): Promise<void> {
      await scope.query('update test_sign_ins set version = $2, sealed = $3 where sign_in_id = $1', [
        signInId,
        token.version,
        token.sealed,
      ]);
    },
    async remove(signInId: string): Promise<void> {
      await scope.query('delete from test_sign_ins where sign_in_id = $1', [signInId]);
    },
    /** Signs a member out of the tests of a connector. */
    async removeAll({ connectorId, memberId }: Pick<TestSignInPlace, 'connectorId' | 'memberId'>): Promise<void> {
      await scope.query('delete from test_sign_ins where connector_id = $1 and member_id = $2', [
        connectorId,
        memberId,
      ]);
    },
  };
}
