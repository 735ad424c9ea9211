import type { Scope } from '@tenon/store';

/** One queue of wake-ups: a topic in a region. */
export interface QueueFigures {
  readonly topic: string;
  readonly region: string;
  /** Due and not yet taken. */
  readonly ready: number;
  /** Not due yet. */
  readonly sleeping: number;
  readonly active: number;
  /** Given up after very many tries. */
  readonly failed: number;
  /** How long the oldest of those that are due has waited. */
  readonly oldestSeconds: number;
}

/** What the queue knows of itself, on a scope of the system: how deep it is, and what in it belongs to nobody. */
export const queueFigures: {
  /** The depth of every queue, as the queue itself counted at most a few seconds ago. */
  depths(scope: Scope): Promise<readonly QueueFigures[]>;
  /** How many wake-ups name a run that is not there. They do no harm: each is dropped when its time comes. */
  wakeUpsOfNobody(scope: Scope): Promise<number>;
} = { depths, wakeUpsOfNobody };

async function depths(scope: Scope): Promise<readonly QueueFigures[]> {
  if (!(await isThere(scope))) return [];
  const rows = await scope.query<Omit<QueueFigures, 'topic' | 'region'> & { name: string }>(
    `select name, ready_count as ready, deferred_count as sleeping, active_count as active, failed_count as failed,
            coalesce(ready_oldest_seconds, 0) as "oldestSeconds"
     from pgboss.queue where name ~ '^(runs|triggers)[.]' order by name limit 1000`,
  );
  return rows.map(({ name, ...figures }) => {
    const [topic = '', region = ''] = splitName(name);
    return { topic, region, ...figures };
  });
}

async function wakeUpsOfNobody(scope: Scope): Promise<number> {
  if (!(await isThere(scope))) return 0;
  const rows = await scope.query<{ count: number }>(
    `select count(*)::int as count from pgboss.job j
     where j.name like 'runs.%' and j.state < 'completed'
       and not exists (select from live_runs l where l.run_name = j.data ->> 'runName' and l.workflow_id::text = j.data ->> 'workflowId')`,
  );
  return rows[0]?.count ?? 0;
}

/** Before the first start of a runtime there is no queue. */
async function isThere(scope: Scope): Promise<boolean> {
  const rows = await scope.query<{ there: boolean }>(
    `select count(*) > 0 as there from pg_tables where schemaname = 'pgboss' and tablename = 'queue'`,
  );
  return rows[0]?.there === true;
}

function splitName(name: string): readonly string[] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}
