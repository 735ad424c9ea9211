import type { Scope } from '../scope.ts';

/** What the code of a custom connector logged in one call. */
export interface ConnectorCodeLog {
  readonly tenantId: string;
  readonly connectorId: string;
  /** Method and path of the call. */
  readonly call: string;
  readonly runName: string;
  readonly lines: readonly string[];
  readonly createdAt: Date;
}

/** How many calls of a connector are remembered. */
const kept = 200;

/** Logs of connectors' own code. */
export function connectorCodeLogs(scope: Scope) {
  return {
    /** Adds a call; the oldest beyond the newest two hundred are forgotten. */
    async insert({ tenantId, connectorId, call, runName, lines, createdAt }: ConnectorCodeLog): Promise<void> {
      await scope.query(
        `insert into connector_code_logs (tenant_id, connector_id, call, run_name, lines, created_at)
         values ($1, $2, $3, $4, $5::jsonb, $6)`,
        [tenantId, connectorId, call, runName, JSON.stringify(lines.map(withoutNull)), createdAt],
      );
      await scope.query(
        `delete from connector_code_logs where connector_id = $1 and log_id <=
           (select log_id from connector_code_logs where connector_id = $1 order by log_id desc offset $2 limit 1)`,
        [connectorId, kept],
      );
    },
    /** Newest first. */
    list(connectorId: string): Promise<readonly Omit<ConnectorCodeLog, 'tenantId' | 'connectorId'>[]> {
      return scope.query(
        `select call, run_name as "runName", lines, created_at as "createdAt"
         from connector_code_logs where connector_id = $1 order by log_id desc limit 50`,
        [connectorId],
      );
    },
  };
}

/** PostgreSQL's JSON holds no null character. */
function withoutNull(line: string): string {
  return line.toWellFormed().replaceAll('\u0000', '');
}
