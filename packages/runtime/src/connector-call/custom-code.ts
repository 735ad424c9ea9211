import {
  type Answer,
  type CodeStep,
  type Connection as ConnectionData,
  type Connector,
  prepareCode,
  type ShapedRequest,
} from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import type { Scripts } from '../script/run-scripts.ts';
import { withholdSecrets } from './withhold-secrets.ts';

/** How long the code of a connector may take for one request, or for one answer. */
const timeoutMs = 5_000;

/** The code of a connector in one call: what it did, and what it said about it. */
export interface CodeRun {
  readonly scripts: Pick<Scripts, 'evaluate'>;
  /** What the code logged so far, for its author. Lines are added while the call goes on. */
  readonly logs: string[];
}

/** The request as the connector's code changes it. The code sees placeholders where secrets of the connection stand. */
export async function changeRequest(
  run: CodeRun,
  given: {
    readonly connector: Connector;
    readonly connection: ConnectionData;
    readonly request: ShapedRequest;
    readonly secrets: readonly string[];
  },
): Promise<ShapedRequest> {
  if (given.connector.code === undefined) return given.request;
  const withheld = withholdSecrets(given.request, given.secrets);
  const step = prepareCode(given.connector, { request: withheld.request, connection: given.connection });
  return step === undefined ? given.request : withheld.restore(await carryOut(run, step));
}

/** The answer as the connector's code changes it. */
export async function changeAnswer(
  run: CodeRun,
  given: { readonly connector: Connector; readonly answer: Answer; readonly operationId: string | undefined },
): Promise<Answer> {
  const { connector, answer, operationId } = given;
  const step = prepareCode(connector, { answer, ...(operationId === undefined ? {} : { operationId }) });
  return step === undefined ? answer : carryOut(run, step);
}

async function carryOut<T>({ scripts, logs }: CodeRun, step: CodeStep<T>): Promise<T> {
  const outcome = await scripts.evaluate({ programs: step.programs, timeoutMs });
  if ('text' in outcome) {
    const { value, logs: lines } = step.finish(outcome.text);
    logs.push(...lines);
    return value;
  }
  logs.push(...readLines(outcome.logs), outcome.failure.message);
  throw new Refusal('code-failed', `The connector's code did not succeed: ${outcome.failure.message}`);
}

function readLines(logs: string | undefined): readonly string[] {
  if (logs === undefined) return [];
  try {
    const lines: unknown = JSON.parse(logs);
    return Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
  } catch (error) {
    // The code may have broken JSON itself; then there is nothing to read.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
