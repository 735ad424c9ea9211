import { resolve } from 'node:path';
import { readValue, type Value, values } from '@tenon/definition';
import { type RunCommand, type TransformTask, transforming } from '@tenon/run';
import { type IntegrationArtifact, integrationAccounts, type Scope, type Store, workflows } from '@tenon/store';
import { createLane, packageFolder } from '../sandbox/lane.ts';
import type { TransformAnswer, TransformOrder } from './transform-process.ts';

type TransformCommand = Extract<RunCommand, { readonly kind: 'transform-content' }>;

/** What a map or schema came to, as a run is told. */
export type TransformOutcome =
  | { readonly value: string }
  | { readonly error: { readonly code: string; readonly message: string } };

/** Applies maps and schemas of integration accounts, apart from everything of ours. */
export interface Transforms {
  run(
    command: TransformCommand,
    run: { readonly tenantId: string; readonly workflowId: string },
  ): Promise<TransformOutcome>;
  close(): Promise<void>;
}

/**
 * What the process is started with: no network, no process and no thread; of files the sources and packages of this product.
 * WebAssembly has at most 128 MiB, whatever a style sheet asks for.
 */
const isolation: readonly string[] = [
  '--permission',
  ...[resolve(import.meta.dirname, '../../..'), resolve(packageFolder('pino'), '..')].map(
    (path) => `--allow-fs-read=${path}`,
  ),
  '--max-old-space-size=192',
  '--wasm-max-mem-pages=2048',
];

/** Two processes, which start when they are needed: one that takes all its time does not hold up every other. */
const laneCount = 2;

/** Transformations run in processes of their own. */
export function createTransforms(store: Pick<Store, 'inTenant'>): Transforms {
  const file = resolve(import.meta.dirname, 'transform-process.ts');
  const lanes = Array.from({ length: laneCount }, () =>
    createLane<TransformOrder, TransformAnswer>({ flags: isolation, file }),
  );
  return {
    async run(command, { tenantId, workflowId }) {
      const task = await store.inTenant(tenantId, (scope) => readTask(scope, workflowId, command));
      if ('error' in task) return task;
      const [lane] = lanes.toSorted((a, b) => a.waiting() - b.waiting());
      if (lane === undefined) throw new Error('There is no lane for transformations.');
      const answer = await lane.run({ ...task, timeoutMs: command.timeoutMs, owner: tenantId });
      if (answer === 'lost') {
        const message = `It did not end within ${command.timeoutMs / 1_000} seconds, or took too much memory.`;
        return { error: { code: 'TransformationTimeout', message } };
      }
      return 'text' in answer ? { value: answer.text } : { error: answer.error };
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

/** The map or schema is the one that its account holds now; the account is the one that the workflow is attached to. */
async function readTask(
  scope: Scope,
  workflowId: string,
  command: TransformCommand,
): Promise<TransformTask | Extract<TransformOutcome, { readonly error: unknown }>> {
  const workflow = await workflows(scope).findById(workflowId);
  const address = workflow && accountOf(workflow.settings);
  const account = address && (await integrationAccounts(scope).find(address));
  if (account === undefined) {
    const message = 'The integration account of the workflow does not exist, or none is attached.';
    return { error: { code: 'IntegrationAccountNotFound', message } };
  }
  const kind: IntegrationArtifact['kind'] = command.artifact.kind;
  return transforming.toTask(command, await integrationAccounts(scope).artifacts(account.accountId, kind));
}

/** Where the integration account is that the settings of a workflow name. */
function accountOf(settings: string) {
  let id: Value | undefined = readValue(settings);
  for (const name of ['inside', 'integrationAccount', 'id']) {
    id = id !== undefined && values.isObject(id) ? values.findProperty(id, name) : undefined;
  }
  if (typeof id !== 'string') return undefined;
  const [, subscriptionId, resourceGroup, name] =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Logic\/integrationAccounts\/([^/]+)\/?$/i.exec(
      id,
    ) ?? [];
  if (subscriptionId === undefined || resourceGroup === undefined || name === undefined) return undefined;
  return { subscriptionId, resourceGroup: decodeURIComponent(resourceGroup), name: decodeURIComponent(name) };
}
