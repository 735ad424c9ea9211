import { openStore } from '@tenon/store';
import { databaseUrl, startPostgres, templateDatabase } from '../tools/testing/postgres.ts';
import { storm } from '../tools/testing/storm.ts';

// 10,000 runs on three workers of which two are killed (SIGKILL) again and again at random, counted at a stub that logs every effect.
// `npm run bench storm`, or `node benchmarks/storm.ts RUNS`; a minute or two. Ends with 1 when anything was lost or done twice.

const wanted = Number(process.argv[2] ?? 10_000);
const postgres = await startPostgres({ durable: true });
const connectionString = databaseUrl(postgres.folder, templateDatabase);
const store = openStore({ connectionString });
try {
  const outcome = await storm({ connectionString, store, runs: wanted, longestLifeMs: 5_000 });
  const { accepted, ended, kills, effects, triedAgain, seconds, lost, astray, repeated } = outcome;
  process.stdout.write(
    [
      `${accepted} runs accepted, ${ended} ended, in ${seconds.toFixed(0)} s; ${kills} workers killed`,
      `${effects} effects at the stub, ${triedAgain} of them tries of one whose reply was not recorded`,
      `lost: ${lost.length} runs; ended otherwise than planned: ${astray.length} runs; recorded and done again: ${repeated.length} effects`,
      '',
    ].join('\n'),
  );
  if (accepted < wanted || lost.length + astray.length + repeated.length > 0) process.exitCode = 1;
  process.stdout.write(process.exitCode === 1 ? 'FAILED\n' : 'nothing lost, nothing repeated\n');
} finally {
  await store.close();
  await postgres.stop();
}
