import type { Command } from 'commander';
import { UsageFailure } from './usage-failure.ts';

/** Where a server is and who asks. */
export interface ServerAccess {
  readonly url: string;
  readonly token: string;
}

/** Where something lives on the server. */
export interface Placement {
  readonly subscription: string;
  readonly resourceGroup: string;
}

/** Adds the options by which a command reaches a running server. */
export function addAccessOptions(command: Command): Command {
  return command
    .option('--url <url>', 'address of the server (TENON_URL, http://127.0.0.1:4400)')
    .option('--token <token>', 'API token; better in TENON_TOKEN, where others do not see it')
    .option('--subscription <id>', 'subscription id (the only one you see)')
    .option('--resource-group <name>', 'resource group (default)');
}

/** What the access options hold. */
export interface AccessOptions {
  readonly url?: string;
  readonly token?: string;
  readonly subscription?: string;
  readonly resourceGroup?: string;
}

/** The access that options and environment give; without a token it says how to get one. */
export function accessOf(options: AccessOptions): ServerAccess {
  const token = options.token ?? process.env['TENON_TOKEN'];
  if (!token) {
    throw new UsageFailure(
      "No API token. Set TENON_TOKEN; on the server's machine `tenon admin bootstrap --json` prints one, elsewhere make one in the portal under Organization > API tokens.",
    );
  }
  const port = process.env['TENON_PORT'] ?? '4400';
  return { url: (options.url ?? process.env['TENON_URL'] ?? `http://127.0.0.1:${port}`).replace(/\/+$/, ''), token };
}

/** The subscription and resource group that the options name, or the only subscription that the token sees. */
export async function placementOf(access: ServerAccess, options: AccessOptions): Promise<Placement> {
  const resourceGroup = options.resourceGroup ?? 'default';
  if (options.subscription) return { subscription: options.subscription, resourceGroup };
  const { value } = await callServer<{ value: { subscriptionId: string; displayName: string }[] }>(access, {
    method: 'GET',
    path: '/subscriptions?api-version=2022-12-01',
  });
  const [only, ...others] = value;
  if (only && others.length === 0) return { subscription: only.subscriptionId, resourceGroup };
  const seen = value.map((each) => `${each.subscriptionId} (${each.displayName})`).join(', ');
  throw new UsageFailure(`Name the subscription with --subscription. You see: ${seen || 'none'}.`);
}

interface ServerRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** One request to the server. A refusal becomes an error with the server's own message. */
export async function callServer<T>(access: ServerAccess, request: ServerRequest): Promise<T> {
  const { status, text } = await sendToServer(access, request);
  if (status < 300) return (text === '' ? undefined : JSON.parse(text)) as T;
  throw new Error(refusalMessage(status, text));
}

/** What lies at a path of the server; undefined where nothing does. */
export async function findOnServer<T>(access: ServerAccess, path: string): Promise<T | undefined> {
  const { status, text } = await sendToServer(access, { method: 'GET', path });
  if (status === 404) return undefined;
  if (status < 300) return JSON.parse(text) as T;
  throw new Error(refusalMessage(status, text));
}

async function sendToServer(
  access: ServerAccess,
  request: ServerRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  const headers: Record<string, string> = { authorization: `Bearer ${access.token}`, accept: 'application/json' };
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(access.url + request.path, {
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    throw new Error(`No answer from ${access.url}. Is the server running? Start it with \`npm start\`.`, { cause });
  }
}

function refusalMessage(status: number, text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: string; message?: string } };
    if (error?.message) return `${error.message} [${error.code ?? status}]`;
  } catch {
    // no JSON: the status and the text itself say what there is to say
  }
  return `The server answered ${status}: ${text.slice(0, 500)}`;
}
