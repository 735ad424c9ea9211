import { lookups, type Operation } from '@tenon/connector';
import type { AnswerOf, tellOutputs } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { type ApiQuestion, askSchema } from './ask-api.ts';
import { describeMembers, describeOutputs, type KnownOutputs } from './describe-outputs.ts';

type Answer = AnswerOf<typeof tellOutputs>;

/** So many parts of an answer are asked for, those inside of others among them. */
const mostQuestions = 5;

/** What is asked: with `call`, the API tells what only it knows. */
export type OutputQuestion = Pick<ApiQuestion, 'connector' | 'values'> & {
  readonly operation: Operation;
  readonly call?: ApiQuestion['call'];
};

/** What an operation gives, as far as the definition and the API tell it. */
export async function askOutputs({ call, ...question }: OutputQuestion): Promise<Answer> {
  const { connector, operation } = question;
  const known = describeOutputs(connector, operation);
  const dependsOn = known.asked.flatMap(({ lookup }) => lookups.inputsOf(lookup, { connector, operation }));
  const asked = known.asked.length === 0 ? null : { dependsOn: [...new Set(dependsOn)] };
  if (call === undefined) return { outputs: known.outputs, asked, missing: [], failure: null };
  return { asked, ...(await askParts(known, { ...question, call })) };
}

async function askParts(
  known: KnownOutputs,
  question: ApiQuestion & { readonly operation: Operation },
): Promise<Omit<Answer, 'asked'>> {
  const outputs = new Map(known.outputs.map((output) => [JSON.stringify(output.path), output]));
  const missing = new Map<string, Answer['missing'][number]>();
  const waiting = [...known.asked];
  let failure: string | null = null;
  for (let number = 0; number < mostQuestions; number += 1) {
    const part = waiting.shift();
    if (part === undefined) break;
    try {
      const answer = await askSchema(part.lookup, question);
      if (answer.kind === 'waiting') {
        for (const one of answer.missing) missing.set(one.key, { ...one });
        continue;
      }
      const { told: schema } = answer;
      const told = { ...question.connector, definition: schema };
      const members = describeMembers({ connector: told, place: { pointer: '', schema }, path: part.path });
      for (const output of members.outputs) outputs.set(JSON.stringify(output.path), output);
      // A part that tells of itself only where it comes from would be asked for ever.
      waiting.push(...members.asked.filter(({ path }) => path.length > part.path.length));
    } catch (error) {
      // What the definition says of the operation stands, whatever the API says.
      if (!(error instanceof Refusal)) throw error;
      failure ??= error.message;
    }
  }
  return { outputs: [...outputs.values()], missing: [...missing.values()], failure };
}
