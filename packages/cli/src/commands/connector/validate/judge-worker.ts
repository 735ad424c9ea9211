import { parentPort, workerData } from 'node:worker_threads';
import { type JudgingStart, judgeShare } from './judge-share.ts';

// The program of a further thread: it judges its share of a tree and tells each result.
await judgeShare(workerData as JudgingStart, (result) => {
  parentPort?.postMessage(result, result.kind === 'judged' ? [result.judged.output.buffer] : []);
});
