import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { load } from './product/load.ts';
import { pacedLoad } from './product/paced-load.ts';
import { newDataFolder, type ProductMemory, startProduct } from './product/running-product.ts';

// The whole product at 70 % of its highest throughput: whether memory, latency and tables stay flat. `npm run bench soak` takes a minute;
// `node benchmarks/soak.ts 10` takes ten. Tables of the history grow with the runs and are not looked at; dead rows of all are.

const minutes = Number(process.argv[2] ?? 1);
const intervals = 10;
const share = 0.7;

const api = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"price":20}');
});
api.listen(0, '127.0.0.1');
await once(api, 'listening');
const uri = `http://127.0.0.1:${(api.address() as AddressInfo).port}/price`;
const expected = 'The price is 20.';

const data = newDataFolder();
const product = await startProduct(data.path);
const database = new pg.Client({
  host: join(data.path, 'socket'),
  user: 'tenon',
  database: 'tenon',
  password: Buffer.from(readFileSync(join(data.path, 'postgres-password'), 'utf8').trim(), 'base64').toString(
    'base64url',
  ),
});
try {
  await database.connect();
  const url = await product.save('quote', {
    Price: { type: 'Http', inputs: { method: 'GET', uri } },
    Found: {
      type: 'If',
      expression: { greater: [`@body('Price')?['price']`, 0] },
      actions: {
        Answer: {
          type: 'Response',
          kind: 'Http',
          inputs: { statusCode: 200, body: `The price is @{body('Price')['price']}.` },
        },
      },
      runAfter: { Price: ['Succeeded'] },
    },
  });
  await load(url, { callers: 16, forMs: 5_000, expected });
  const highest = await load(url, { callers: 16, forMs: 8_000, expected });
  const perSecond = Math.round(highest.perSecond * share);
  print(
    `highest throughput ${highest.perSecond.toFixed(0)} runs/s at 16 callers; ${perSecond} runs/s for ${minutes} minutes`,
  );
  print('   runs  refused   p50 ms   p99 ms   server MB   PostgreSQL MB   its buffers MB   live tables MB   dead rows');
  const seen: Sample[] = [];
  for (let interval = 0; interval < intervals; interval += 1) {
    const paced = await pacedLoad(url, { perSecond, forMs: (minutes * 60_000) / intervals, expected });
    const sample = { ...paced, ...product.memory(), ...(await tables()) };
    seen.push(sample);
    const { calls, refused, p50, p99, server, postgres, shared, liveMb, deadRows } = sample;
    const memory = [server, postgres, shared].map((mb) => mb.toFixed(0));
    const columns = [calls, refused, p50.toFixed(1), p99.toFixed(1), ...memory, liveMb.toFixed(1), deadRows];
    print(
      columns.map((column, index) => String(column).padStart([7, 9, 9, 9, 12, 16, 17, 17, 12][index] ?? 9)).join(''),
    );
  }
  print(`last third against the first: ${compare(seen)}`);
} finally {
  await database.end();
  await product.stop();
  data.remove();
  api.close();
  api.closeAllConnections();
}

interface Sample extends ProductMemory {
  readonly calls: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
  readonly liveMb: number;
  readonly deadRows: number;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Tables whose rows come and go, with their indexes: they must not grow with the number of runs. */
async function tables(): Promise<{ readonly liveMb: number; readonly deadRows: number }> {
  const { rows } = await database.query<{ live_mb: number; dead_rows: number }>(
    `select (sum(pg_total_relation_size(relid)) filter (where relname = any($1::text[])) / 1048576.0)::float8 as live_mb,
            sum(n_dead_tup)::int as dead_rows
     from pg_stat_user_tables`,
    [['live_runs', 'run_messages', 'workers', 'job_common']],
  );
  return { liveMb: rows[0]?.live_mb ?? 0, deadRows: rows[0]?.dead_rows ?? 0 };
}

/** Means of the last third of the samples over those of the first, its very first left out: it warms up. */
function compare(samples: readonly Sample[]): string {
  const warm = samples.slice(1);
  const third = Math.max(1, Math.floor(warm.length / 3));
  const mean = (some: readonly Sample[], of: (sample: Sample) => number) =>
    some.reduce((sum, sample) => sum + of(sample), 0) / some.length;
  const ratio = (of: (sample: Sample) => number) =>
    (mean(warm.slice(-third), of) / mean(warm.slice(0, third), of)).toFixed(2);
  const whole = ({ server, postgres, shared }: Sample) => server + postgres + shared;
  const memory = `memory ${ratio(whole)} (server ${ratio((one) => one.server)}, PostgreSQL ${ratio((one) => one.postgres)})`;
  return `${memory}, p50 ${ratio((one) => one.p50)}, p99 ${ratio((one) => one.p99)}, live tables ${ratio((one) => one.liveMb)}`;
}
