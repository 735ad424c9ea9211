import { readFile } from 'node:fs/promises';
import {
  type Connection,
  type Connector,
  completeRequest,
  type JsonObject,
  prepareCode,
  readAnswer,
  type ShapedRequest,
  shapeCall,
} from '@tenon/connector';
import { Refusal } from '@tenon/diagnostics';
import type { Command } from 'commander';
import { UsageFailure } from '../../usage-failure.ts';
import { certificateOf, exchange } from './exchange.ts';
import { type LoadOptions, loadConnector } from './load-connector.ts';
import { runCode } from './run-code.ts';

const help = `
--parameters holds the values by parameter name; the body goes under its name, as "body", or by its properties.
Files are {"$content-type": "image/png", "$content": "<base64>"}.
--connection is {"parameterSet"?, "values": {"api_key": "…"}, "tokens"?: {"token": {"accessToken": "…"}}}, or just the values.
Either may be @FILE to read JSON from a file.

--dry-run sends nothing and prints the exact request: {"method", "url", "headers", "body"}. The body is the text that
would be sent, null where there is none, and {"$content-type", "$content"} in base64 where it is not text. Without
--connection, a dry run leaves the credentials out.
The connector's own code (script.js) runs in a sandbox, and its logs go to the error output. A dry run shows the request as the
code leaves it, unless it first needs the answer of another request.
Where the API asks for a client certificate, the connection holds it as "client_certificate": a PFX (PKCS #12) in base64, with its
password as "client_certificate_password".
A real call prints {"statusCode", "headers", "body"}; a status of 400 and more ends with exit code 1.

Examples:
  $ tenon connector call examples/print-framer/v2 GetQuote --parameters '{"height": 10, "width": 4}' --dry-run`;

interface CallOptions extends LoadOptions {
  readonly parameters?: string;
  readonly connection?: string;
  readonly dryRun?: boolean;
}

/** `tenon connector call`: one operation, carried out or shown as the request it would be. */
export function addCallCommand(parent: Command): void {
  parent
    .command('call <path> <operation>')
    .description('call one operation, or show the exact request')
    .option('--parameters <json>', 'values of the parameters')
    .option('--connection <json>', 'values of the connection')
    .option('--dry-run', 'print the request as JSON and send nothing')
    .option('--entry <file>', 'the file of a folder that is the definition')
    .option('--repair', 'go on with the repaired text of a file with faults')
    .addHelpText('after', help)
    .action(async (path: string, operationId: string, options: CallOptions) => {
      const connector = await loadConnector(path, options);
      const values = await readObject(options.parameters, '--parameters');
      const connection =
        options.connection === undefined
          ? undefined
          : toConnection(await readObject(options.connection, '--connection'));
      const isPreview = options.dryRun === true && connection === undefined;
      const request = await refusing(() =>
        shapeCall(
          connector,
          { operationId, values, ...(connection ? { connection } : {}) },
          { missing: isPreview ? 'leave-out' : 'refuse' },
        ),
      );
      if (options.dryRun)
        console.log(JSON.stringify(toPrinted(await preview(connector, request, connection)), null, 2));
      else await send(connector, request, connection);
    });
}

/** The request as the code would send it, where it is known before anything is sent. */
async function preview(
  connector: Connector,
  request: ShapedRequest,
  connection: Connection | undefined,
): Promise<ShapedRequest> {
  return request.preparations.length > 0 ? request : await changed(connector, request, connection);
}

function changed(
  connector: Connector,
  request: ShapedRequest,
  connection: Connection | undefined,
): Promise<ShapedRequest> {
  return refusing(() => runCode(prepareCode(connector, { request, ...(connection ? { connection } : {}) }), request));
}

async function readObject(text: string | undefined, option: string): Promise<JsonObject> {
  if (text === undefined) return {};
  const content = text.startsWith('@')
    ? await readFile(text.slice(1), 'utf8').catch(() => {
        throw new UsageFailure(`${option}: there is no file ${text.slice(1)}.`);
      })
    : text;
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch (error) {
    throw new UsageFailure(`${option} is not JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
  throw new UsageFailure(`${option} must be a JSON object.`);
}

function toConnection(given: JsonObject): Connection {
  const isWhole = ['values', 'tokens', 'parameterSet'].some((name) => name in given);
  return isWhole ? { values: {}, ...(given as unknown as Partial<Connection>) } : { values: given };
}

/** A refused call is wrong use of the command: its message, and every problem, go to the error output. */
async function refusing<T>(shape: () => T | Promise<T>): Promise<T> {
  try {
    return await shape();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const lines =
      error.diagnostics.length > 0
        ? error.diagnostics.map(({ code, message, remedy }) => `${message} ${remedy ?? ''} [${code}]`)
        : [`${error.message} [${error.code}]`];
    throw new UsageFailure(lines.join('\n'), { cause: error });
  }
}

function toPrinted(request: ShapedRequest): object {
  const { method, url, headers, body, preparations } = request;
  return {
    method,
    url,
    headers,
    body: body === undefined ? null : printedBody(body, headers['Content-Type'] ?? ''),
    ...(preparations.length > 0
      ? {
          preparations: preparations.map(({ request: first, target, valuePath }) => ({
            ...toPrinted(first),
            target,
            valuePath,
          })),
        }
      : {}),
  };
}

function printedBody(body: string | Uint8Array, contentType: string): unknown {
  if (typeof body === 'string') return body;
  const text = new TextDecoder('utf-8', { fatal: true });
  try {
    return text.decode(body);
  } catch {
    return { '$content-type': contentType, $content: Buffer.from(body).toString('base64') };
  }
}

async function send(connector: Connector, request: ShapedRequest, connection: Connection | undefined): Promise<void> {
  const certificate = certificateOf(connector, connection);
  const bodies: Parameters<typeof completeRequest>[1][number][] = [];
  for (const preparation of request.preparations) {
    const raw = await exchange(preparation.request, certificate);
    bodies.push(readAnswer(connector, raw).body);
  }
  const complete = await refusing(() => completeRequest(request, bodies));
  const sent = await changed(connector, complete, connection);
  const { operationId } = request;
  const read = readAnswer(connector, await exchange(sent, certificate), {
    requestUrl: sent.url,
    ...(operationId === undefined ? {} : { operationId }),
    ...(connection ? { connection } : {}),
  });
  const step = prepareCode(connector, { answer: read, ...(operationId === undefined ? {} : { operationId }) });
  const { isFinal: _, ...answer } = await refusing(() => runCode(step, read));
  console.log(JSON.stringify(answer, null, 2));
  if (answer.statusCode >= 400) process.exitCode = 1;
}
