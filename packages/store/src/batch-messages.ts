import type { Scope } from './scope.ts';

/** Where a message is collected. */
export interface BatchPartition {
  readonly workflowId: string;
  readonly triggerName: string;
  readonly batchName: string;
  readonly partitionName: string;
}

/** One message of a batch. */
export interface BatchMessage extends BatchPartition {
  readonly tenantId: string;
  /** The request that sent it: the same when it is sent again. */
  readonly request: string;
  /** JSON. */
  readonly message: string;
}

/** What batch triggers have collected (system scope only). */
export interface BatchMessages {
  /** Keeps a message, once. Nobody else touches the batches of its workflow until the transaction ends. */
  keep(message: BatchMessage): Promise<void>;
  /** How much is waiting in a partition. */
  count(partition: BatchPartition): Promise<{ readonly messages: number; readonly bytes: number }>;
  /** Takes everything out of a partition, in the order in which it came. */
  take(partition: BatchPartition): Promise<readonly string[]>;
  /** The partitions of a batch in which something waits, held as by `keep`. */
  waiting(batch: Omit<BatchPartition, 'partitionName'>): Promise<readonly string[]>;
}

/** What batch triggers collect, on a scope of the system. */
export function batchMessages(scope: Scope): BatchMessages {
  const hold = (workflowId: string) =>
    scope.query('select from workflows where workflow_id = $1 for no key update', [workflowId]);
  return {
    async keep({ tenantId, workflowId, triggerName, batchName, partitionName, request, message }) {
      await hold(workflowId);
      await scope.query(
        `with known as (
           insert into batch_requests (tenant_id, workflow_id, request) values ($1, $2, $6)
           on conflict do nothing returning request
         )
         insert into batch_messages (tenant_id, workflow_id, trigger_name, batch_name, partition_name, size, message)
         select $1, $2, $3, $4, $5, octet_length($7), $7 from known`,
        [tenantId, workflowId, triggerName, batchName, partitionName, request, message],
      );
    },
    async count({ workflowId, triggerName, batchName, partitionName }) {
      const rows = await scope.query<{ messages: number; bytes: number }>(
        `select count(*)::int as messages, coalesce(sum(size), 0)::int as bytes from batch_messages ${ofPartition}`,
        [workflowId, triggerName, batchName, partitionName],
      );
      return rows[0] ?? { messages: 0, bytes: 0 };
    },
    async take({ workflowId, triggerName, batchName, partitionName }) {
      const rows = await scope.query<{ message: string }>(
        `with taken as (delete from batch_messages ${ofPartition} returning number, message)
         select message from taken order by number`,
        [workflowId, triggerName, batchName, partitionName],
      );
      await scope.query(
        `delete from batch_requests where workflow_id = $1 and received_at < now() - interval '7 days'`,
        [workflowId],
      );
      return rows.map((row) => row.message);
    },
    async waiting({ workflowId, triggerName, batchName }) {
      await hold(workflowId);
      const rows = await scope.query<{ partition_name: string }>(
        `select distinct partition_name from batch_messages
         where workflow_id = $1 and trigger_name = $2 and batch_name = $3 order by partition_name`,
        [workflowId, triggerName, batchName],
      );
      return rows.map((row) => row.partition_name);
    },
  };
}

const ofPartition = 'where workflow_id = $1 and trigger_name = $2 and batch_name = $3 and partition_name = $4';
