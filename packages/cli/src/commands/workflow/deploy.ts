import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { repeatable } from '../../repeatable.ts';
import {
  type AccessOptions,
  accessOf,
  addAccessOptions,
  callServer,
  findOnServer,
  type Placement,
  placementOf,
  type ServerAccess,
} from '../../server-client.ts';
import { UsageFailure } from '../../usage-failure.ts';
import { deployArtifacts } from './deploy-artifacts.ts';

const examples = `
FILE holds a definition, or a workflow resource {"location", "properties": {"definition", "parameters", "accessControl"}}.
A FILE that says nothing of "accessControl" leaves who may call the workflow as it is.

Examples:
  $ tenon workflow deploy quote.json --connection framer=print-framer-1
  $ tenon workflow deploy quote.json --name quote --region local --json
  $ tenon workflow deploy order.json --artifacts Artifacts`;

interface DeployOptions extends AccessOptions {
  readonly name?: string;
  readonly region?: string;
  readonly connection: readonly string[];
  readonly artifacts?: string;
  readonly integrationAccount?: string;
  readonly json?: boolean;
}

interface WorkflowBody {
  location: string;
  properties: {
    definition: { triggers?: Record<string, { type?: string }> };
    parameters?: Record<string, unknown>;
    integrationAccount?: { id: string };
    accessControl?: unknown;
  };
}

interface CallbackUrl {
  readonly value: string;
  readonly method: string;
}

/** `tenon workflow deploy`: creates the workflow on the server, or gives it a new version, and prints its trigger URL. */
export function addDeployCommand(parent: Command): void {
  const command = parent
    .command('deploy <file>')
    .description('create a workflow on the server, or give it a new version')
    .option('--name <name>', 'name of the workflow (the name of the file)')
    .option('--region <name>', 'region of the workflow (that of the resource group)')
    .option(
      '--connection <reference=name>',
      'connection behind a reference of the definition; repeatable',
      repeatable,
      [],
    )
    .option(
      '--artifacts <folder>',
      'folder with Maps and Schemas that the workflow uses; put into its integration account',
    )
    .option(
      '--integration-account <name>',
      'integration account of the workflow (with --artifacts: the name of the workflow)',
    )
    .option('--json', 'print the result as JSON');
  addAccessOptions(command)
    .addHelpText('after', examples)
    .action(async (file: string, options: DeployOptions) => {
      const access = accessOf(options);
      const placement = await placementOf(access, options);
      const name = options.name ?? basename(file, extname(file));
      const group = `/subscriptions/${placement.subscription}/resourceGroups/${placement.resourceGroup}`;
      const body = await readWorkflow(file);
      body.location = options.region ?? (body.location || (await regionOf(access, group)));
      await connect(access, { body, placement, pairs: options.connection });
      const account = options.integrationAccount ?? (options.artifacts === undefined ? undefined : name);
      if (account !== undefined) {
        const id = await deployArtifacts(access, { folder: options.artifacts, account, group });
        body.properties.integrationAccount = { id };
      }
      const path = `${group}/providers/Microsoft.Logic/workflows/${encodeURIComponent(name)}`;
      await keepCallers(access, { body, path: `${path}?api-version=2019-05-01` });
      await callServer(access, { method: 'PUT', path: `${path}?api-version=2019-05-01`, body });
      const callback = hasRequestTrigger(body)
        ? await callServer<CallbackUrl>(access, {
            method: 'POST',
            path: `${path}/listCallbackUrl?api-version=2019-05-01`,
          })
        : undefined;
      if (options.json)
        console.log(JSON.stringify({ id: path, name, triggerUrl: callback?.value, method: callback?.method }));
      else console.log(`Deployed ${name}.${callback ? `\n${callback.method} ${callback.value}` : ''}`);
    });
}

async function readWorkflow(file: string): Promise<WorkflowBody> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new UsageFailure(`${file} cannot be read: ${cause.message}`);
  });
  let document: Partial<WorkflowBody> & { definition?: WorkflowBody['properties']['definition'] } & Record<
      string,
      unknown
    >;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new UsageFailure(`${file} is not JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
  const location = typeof document.location === 'string' ? document.location : '';
  if (document.properties?.definition) return { location, properties: document.properties };
  const { definition, parameters } = document;
  if (definition)
    return {
      location,
      properties: { definition, ...(parameters ? { parameters } : {}) } as WorkflowBody['properties'],
    };
  if ('triggers' in document)
    return { location, properties: { definition: document as WorkflowBody['properties']['definition'] } };
  throw new UsageFailure(
    `${file} holds neither a definition (with "triggers") nor a workflow with "properties.definition".`,
  );
}

async function regionOf(access: ServerAccess, group: string): Promise<string> {
  const { location } = await callServer<{ location: string }>(access, {
    method: 'GET',
    path: `${group}?api-version=2021-04-01`,
  });
  return location;
}

/** Fills the conventional `$connections` parameter from `reference=name` pairs. */
async function connect(
  access: ServerAccess,
  what: { readonly body: WorkflowBody; readonly placement: Placement; readonly pairs: readonly string[] },
): Promise<void> {
  if (what.pairs.length === 0) return;
  const { subscription, resourceGroup } = what.placement;
  const value: Record<string, unknown> = {};
  for (const pair of what.pairs) {
    const [reference, name] = pair.split('=');
    if (!reference || !name) throw new UsageFailure(`--connection ${pair} is not of the form reference=name.`);
    const connectionId = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Web/connections/${name}`;
    const connection = await callServer<{ properties: { api: { id: string } } }>(access, {
      method: 'GET',
      path: `${connectionId}?api-version=2016-06-01`,
    });
    value[reference] = { id: connection.properties.api.id, connectionId, connectionName: name };
  }
  what.body.properties.parameters = { ...what.body.properties.parameters, $connections: { value } };
}

/** Takes over who may call the workflow that is there: without this a new definition would open it to whoever has an old address. */
async function keepCallers(
  access: ServerAccess,
  { body, path }: { readonly body: WorkflowBody; readonly path: string },
): Promise<void> {
  if (Object.keys(body.properties).some((name) => name.toLowerCase() === 'accesscontrol')) return;
  const present = await findOnServer<{ properties: Record<string, unknown> }>(access, path);
  const [, accessControl] =
    Object.entries(present?.properties ?? {}).find(([name]) => name.toLowerCase() === 'accesscontrol') ?? [];
  if (accessControl !== undefined) body.properties.accessControl = accessControl;
}

function hasRequestTrigger(body: WorkflowBody): boolean {
  const triggers = Object.values(body.properties.definition.triggers ?? {});
  return triggers.some((trigger) => ['request', 'manual'].includes(String(trigger.type).toLowerCase()));
}
