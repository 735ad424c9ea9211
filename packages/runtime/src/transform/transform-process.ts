import { format } from 'node:util';
import { type TransformResult, type TransformTask, transforming } from '@tenon/run';

/** A map or schema to apply. */
export interface TransformOrder extends TransformTask {
  readonly number: number;
  readonly timeoutMs: number;
  /** The tenant. */
  readonly owner: string;
}

/** What came of it. */
export type TransformAnswer = TransformResult & { readonly number: number; readonly isSpent?: boolean };

/** The longest text that is given back. */
const outputLimit = 32 * 1024 * 1024;

let complaints: string[] = [];
// Set before any library is loaded: libxslt says why it failed on the console and nowhere else.
console.error = (...parts: readonly unknown[]) => {
  complaints.push(format(...parts));
};

process.on('message', (order: TransformOrder) => {
  void carryOut(order).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function carryOut({ number, ...task }: TransformOrder): Promise<TransformAnswer> {
  complaints = [];
  try {
    const result = await transforming.transform(task, () => complaints.slice(0, 20));
    // A style sheet that was interrupted leaves the library's memory in a state that nobody should meet.
    if ('error' in result) return { number, ...result, isSpent: true };
    if (result.text.length <= outputLimit) return { number, ...result };
    return failure(number, `More than ${outputLimit} characters came of it.`);
  } catch (error) {
    return failure(
      number,
      `It could not be carried out: ${error instanceof Error ? error.message.slice(0, 300) : 'no reason'}.`,
    );
  }
}

function failure(number: number, message: string): TransformAnswer {
  return { number, error: { code: 'TransformationFailed', message }, isSpent: true };
}
