import type { Scope } from '@tenon/store';
import { PgBoss } from 'pg-boss';

/** Delivers wake-ups at their time, to one worker of the region, until that worker says it has them. */
export interface Queue {
  start(): Promise<void>;
  /** Stops delivering; wake-ups that were not completed come again elsewhere. */
  stop(): Promise<void>;
  /** Keeps wake-ups, in the transaction of `scope` when one is given. */
  enqueue(topic: Topic, region: string, wakeUps: readonly WakeUp[], scope?: Scope): Promise<void>;
  /** Hands over wake-ups in batches. When `receive` has resolved they are done; when it rejects they come again. */
  work(topic: Topic, receive: (payloads: readonly Payload[]) => Promise<void>): Promise<void>;
}

/** What is woken: a run, or the schedule of a trigger. */
export type Topic = 'runs' | 'triggers';

/** What a wake-up carries: names only, never data. */
export type Payload = Readonly<Record<string, string>>;

/** Something to be woken, at once or at an instant. */
export interface WakeUp {
  readonly payload: Payload;
  readonly at?: Date;
}

/** What the queue is made of. */
export interface QueueParts {
  readonly connectionString: string;
  readonly regions: readonly string[];
  readonly onError: (error: Error) => void;
}

/** At most so many wake-ups are claimed at a time, so that a worker does not take a burst from its peers. */
const batchSize = 50;

/**
 * The queue on pg-boss, a distributed job queue in the same PostgreSQL. A job is a doorbell: it says that a run or a trigger
 * is due, and whether that is so is decided by the row it names. So a job that comes twice or too late does no harm.
 */
export function createQueue(parts: QueueParts): Queue {
  const boss = new PgBoss({
    connectionString: parts.connectionString,
    application_name: 'tenon queue',
    max: 4,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    maintenanceIntervalSeconds: 60,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', parts.onError);
  const known = new Set<string>();
  const ensureQueue = async (topic: Topic, region: string): Promise<string> => {
    const name = queueName(topic, region);
    if (!known.has(name)) {
      await boss.createQueue(name, queueOptions);
      known.add(name);
    }
    return name;
  };
  return {
    async start() {
      await boss.start();
      for (const topic of topics) for (const region of parts.regions) await ensureQueue(topic, region);
      await grantUse(boss);
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
    async enqueue(topic, region, wakeUps, scope) {
      if (wakeUps.length === 0) return;
      const name = await ensureQueue(topic, region);
      const jobs = wakeUps.map(({ payload, at }) => ({
        data: payload,
        ...(at === undefined ? {} : { startAfter: at }),
      }));
      await boss.insert(name, jobs, scope === undefined ? {} : { db: inScope(scope) });
    },
    async work(topic, receive) {
      const options = { batchSize, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5, localConcurrency: 2 };
      for (const region of parts.regions) {
        const name = await ensureQueue(topic, region);
        await boss.work<Payload>(name, options, async (jobs) => receive(jobs.map((job) => job.data)));
      }
    },
  };
}

/** A wake-up that is not accepted comes again, soon at first. Done ones are of no interest to anybody. */
const queueOptions = {
  retryLimit: 10_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  // Longer than a poll may take.
  expireInSeconds: 180,
  deleteAfterSeconds: 60,
  // Counted from when a wake-up is due: one that nobody could hear in time must not be thrown away.
  retentionSeconds: 10 * 365 * 24 * 60 * 60,
};

const topics: readonly Topic[] = ['runs', 'triggers'];

function queueName(topic: Topic, region: string): string {
  return `${topic}.${region.toLowerCase().replaceAll(/[^a-z0-9._-]/g, '-')}`;
}

/** Wake-ups are written by the role of the runtime, in its transactions. */
async function grantUse(boss: PgBoss): Promise<void> {
  const database = boss.getDb();
  await database.executeSql('grant usage on schema pgboss to tenon_worker');
  await database.executeSql('grant select, insert, update, delete on all tables in schema pgboss to tenon_worker');
}

function inScope(scope: Scope) {
  return {
    async executeSql(text: string, values?: unknown[]) {
      return { rows: [...(await scope.query(text, values ?? []))] };
    },
  };
}
