import { text as readText } from 'node:stream/consumers';
import { format } from 'node:util';
import { type TransformResult, transforming } from '@tenon/run';

// Set before any library is loaded: libxslt says why it failed on the console and nowhere else.
const complaints: string[] = [];
console.error = (...parts: readonly unknown[]) => {
  complaints.push(format(...parts));
};

process.stdout.write(JSON.stringify(await carryOut(await readText(process.stdin))));

/** Applies the map or schema that standard input describes. */
async function carryOut(input: string): Promise<TransformResult> {
  try {
    return await transforming.transform(JSON.parse(input), () => complaints.slice(0, 20));
  } catch (error) {
    const message = `It could not be carried out: ${error instanceof Error ? error.message.slice(0, 300) : 'no reason'}.`;
    return { error: { code: 'TransformationFailed', message } };
  }
}
