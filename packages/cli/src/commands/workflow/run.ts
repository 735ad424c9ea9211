import type { Command } from 'commander';
import { repeatable } from '../../repeatable.ts';
import { type AccessOptions, accessOf, addAccessOptions, callServer, placementOf } from '../../server-client.ts';
import { UsageFailure } from '../../usage-failure.ts';

const examples = `
Examples:
  $ tenon workflow run quote --path height=10 --path width=4
  $ tenon workflow run order --body '{"id": 7}'`;

interface RunOptions extends AccessOptions {
  readonly path: readonly string[];
  readonly body?: string;
  readonly json?: boolean;
}

/** `tenon workflow run`: calls the signed trigger URL of a workflow and prints what it answers. */
export function addRunCommand(parent: Command): void {
  const command = parent
    .command('run <workflow>')
    .description('call the request trigger of a workflow and print its answer')
    .option('--path <name=value>', 'value of a relative path parameter; repeatable', repeatable, [])
    .option('--body <json>', 'JSON body of the request')
    .option('--json', 'print {status, runName, body} instead of the body alone');
  addAccessOptions(command)
    .addHelpText('after', examples)
    .action(async (workflow: string, options: RunOptions) => {
      const access = accessOf(options);
      const { subscription, resourceGroup } = await placementOf(access, options);
      const callback = await callServer<{ value: string; method: string }>(access, {
        method: 'POST',
        path: `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Logic/workflows/${encodeURIComponent(workflow)}/listCallbackUrl?api-version=2019-05-01`,
      });
      const response = await fetch(fillPath(callback.value, options.path), {
        method: callback.method,
        ...(options.body === undefined
          ? {}
          : { body: jsonText(options.body), headers: { 'content-type': 'application/json' } }),
      });
      const body = await response.text();
      const runName = response.headers.get('x-ms-workflow-run-id');
      if (options.json) console.log(JSON.stringify({ status: response.status, runName, body }));
      else {
        console.error(`${response.status}${runName ? `, run ${runName}` : ''}`);
        if (body !== '') console.log(body);
      }
      process.exitCode = response.ok ? 0 : 1;
    });
}

function fillPath(url: string, pairs: readonly string[]): string {
  let filled = url;
  for (const pair of pairs) {
    const [name, ...value] = pair.split('=');
    const placeholder = [`{${name}}`, `%7B${name}%7D`].find((form) => filled.includes(form));
    if (!placeholder)
      throw new UsageFailure(`The relative path of the workflow has no {${name}}. Its URL is ${url.split('?')[0]}.`);
    filled = filled.replace(placeholder, encodeURIComponent(value.join('=')));
  }
  const missing = /\{[^}/]+\}|%7B[^/]+?%7D/.exec(filled.split('?')[0] ?? '');
  if (missing) throw new UsageFailure(`Give a value for ${decodeURIComponent(missing[0])} with --path name=value.`);
  return filled;
}

function jsonText(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw new UsageFailure(`--body is not JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
}
