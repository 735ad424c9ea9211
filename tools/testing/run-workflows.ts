import type { WorkflowRun } from '@azure/arm-logic';
import type { ManagedServer } from './managed-server.ts';

/** What a test says of a definition. */
export interface TestDefinition {
  readonly triggers?: object;
  readonly actions: object;
  readonly outputs?: object;
  readonly parameters?: object;
}

/** Saves a workflow in the region `local`, with a request trigger `manual` unless told. */
export async function save(
  { client, access }: ManagedServer,
  name: string,
  { triggers, actions, ...more }: TestDefinition,
  parameters?: Record<string, { value: unknown }>,
): Promise<void> {
  await client.workflows.createOrUpdate(access.resourceGroup, name, {
    location: 'local',
    definition: {
      $schema:
        'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      triggers: triggers ?? { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions,
      ...more,
    },
    ...(parameters === undefined ? {} : { parameters }),
  });
}

/** The signed URL of a workflow's request trigger. */
export async function urlOf({ client, access }: ManagedServer, name: string, notAfter?: Date): Promise<string> {
  const callback = await client.workflows.listCallbackUrl(access.resourceGroup, name, notAfter ? { notAfter } : {});
  return callback.value ?? '';
}

/** The run, as soon as it is over. */
export async function over({ client, access }: ManagedServer, name: string, run: string): Promise<WorkflowRun> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const found = await client.workflowRuns.get(access.resourceGroup, name, run);
    if (found.status !== 'Running') return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The run ${run} of ${name} is not over after 20 s.`);
}

/** An action `Response` that answers 200 with a body. */
export function respond(body: unknown, runAfter: object = {}): object {
  return { Response: { type: 'Response', kind: 'Http', inputs: { statusCode: 200, body }, runAfter } };
}

/** Everything of a list, page after page. */
export async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of pages) found.push(item);
  return found;
}
