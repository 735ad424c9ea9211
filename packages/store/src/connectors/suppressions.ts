import type { Scope } from '../scope.ts';
import { storableText } from '../storable.ts';

/** A finding of a connector that its publisher answers for. The name of the author stays when the author goes. */
export interface KeptSuppression {
  readonly suppressionId: string;
  readonly connectorId: string;
  readonly rule: string;
  readonly pointer: string;
  readonly reason: string;
  readonly authorName: string;
  readonly createdAt: Date;
}

const columns = `suppression_id as "suppressionId", connector_id as "connectorId", rule, pointer, reason,
  author_name as "authorName", created_at as "createdAt"`;

/** The suppressions of connectors of the tenant of the scope. */
export function suppressions(scope: Scope) {
  return {
    /** Oldest first. */
    list(connectorId: string): Promise<readonly KeptSuppression[]> {
      return scope.query(
        `select ${columns} from suppressions where connector_id = $1 order by created_at, suppression_id`,
        [connectorId],
      );
    },
    /** Answers false when the rule is suppressed there already. */
    async insert(
      suppression: KeptSuppression & { readonly tenantId: string; readonly authorId: string },
    ): Promise<boolean> {
      const { tenantId, suppressionId, connectorId, rule, pointer, reason, authorId, authorName, createdAt } =
        suppression;
      const rows = await scope.query(
        `insert into suppressions (tenant_id, suppression_id, connector_id, rule, pointer, reason, author_id, author_name,
           created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning suppression_id`,
        [
          tenantId,
          suppressionId,
          connectorId,
          rule,
          storableText(pointer),
          storableText(reason),
          authorId,
          storableText(authorName),
          createdAt,
        ],
      );
      return rows.length > 0;
    },
    /** Takes one back; answers it, or undefined when the connector has none of this id. */
    async delete(connectorId: string, suppressionId: string): Promise<KeptSuppression | undefined> {
      const rows = await scope.query<KeptSuppression>(
        `delete from suppressions where connector_id = $1 and suppression_id = $2 returning ${columns}`,
        [connectorId, suppressionId],
      );
      return rows[0];
    },
  };
}
