import { styleText } from 'node:util';
import { type ConnectionParameter, type Connector, type Operation, readSchema } from '@tenon/connector';
import type { Command } from 'commander';
import { type LoadOptions, loadConnector } from './load-connector.ts';

const help = `
PATH is whatever "tenon connector import" takes: an API definition, a folder or a zip of a connector package, a
Postman collection, …

--json prints one object:
  { "title", "description", "version", "host", "basePath", "auth": [kind, …],
    "connection": { "parameters": [{ "name", "type", "required", "displayName" }], "sets": [{ "name", "displayName", "parameters" }] },
    "policies": [{ "template", "operations" }], "code": { "language", "operations" } or null,
    "operations": [{ "operationId", "kind", "method", "path", "summary", "description", "visibility", "deprecated",
      "parameters": [{ "name", "in", "type", "required", "label", "description", "visibility" }] }] }
  kind is action, polling-trigger, batch-trigger or webhook-trigger; in is path, query, header, cookie, form or body.

Examples:
  $ tenon connector inspect examples/print-framer/v2
  $ tenon connector inspect openapi.yaml --json`;

/** `tenon connector inspect`: what a connector offers. */
export function addInspectCommand(parent: Command): void {
  parent
    .command('inspect <path>')
    .description('show what a connector offers: title, authentication, operations')
    .option('--json', 'print machine-readable JSON')
    .option('--entry <file>', 'the file of a folder that is the definition')
    .option('--repair', 'go on with the repaired text of a file with faults')
    .addHelpText('after', help)
    .action(async (path: string, options: LoadOptions & { json?: boolean }) => {
      const connector = await loadConnector(path, options);
      if (options.json) console.log(JSON.stringify(toInspection(connector), null, 2));
      else printConnector(connector);
    });
}

/** The machine-readable form. */
function toInspection(connector: Connector): object {
  return {
    title: connector.title,
    description: connector.description,
    version: connector.version,
    host: connector.service.host,
    basePath: connector.service.basePath,
    auth: authOf(connector),
    connection: {
      parameters: connector.connection.parameters.map(describeParameter),
      sets: connector.connection.sets.map(({ name, displayName, parameters }) => ({
        name,
        displayName,
        parameters: parameters.map(describeParameter),
      })),
    },
    policies: connector.policies.map(({ template, operations }) => ({ template, operations })),
    code: connector.script ? { language: connector.script.language, operations: connector.script.operations } : null,
    operations: connector.operations.map((operation) => ({
      operationId: operation.operationId,
      kind: operation.kind,
      method: operation.method,
      path: operation.path,
      summary: operation.summary,
      description: operation.description,
      visibility: operation.visibility,
      deprecated: operation.deprecated,
      parameters: parametersOf(connector, operation),
    })),
  };
}

function describeParameter({ name, type, required, displayName }: ConnectionParameter): object {
  return { name, type, required, displayName };
}

function parametersOf(connector: Connector, operation: Operation): readonly object[] {
  const outside = operation.parameters.map((parameter) => ({
    name: parameter.name,
    in: parameter.location,
    type: parameter.type,
    required: parameter.required,
    label: parameter.label,
    description: parameter.description,
    visibility: parameter.visibility,
  }));
  const { body } = operation;
  if (!body) return outside;
  const { name, required, label, description, visibility } = body;
  const schema = body.contents[0]?.schema;
  const type = schema === undefined ? 'any' : readSchema(connector, schema).type;
  return [...outside, { name, in: 'body', type, required, label, description, visibility }];
}

/** The kinds of authentication: those of the security schemes and of the connection parameters; `none` where there are none. */
function authOf(connector: Connector): readonly string[] {
  const kinds = new Set([...connector.security.values()].map(({ kind }) => kind as string));
  const parameters = [
    ...connector.connection.parameters,
    ...connector.connection.sets.flatMap((set) => set.parameters),
  ];
  if (parameters.some(({ type }) => type === 'oauth')) kinds.add('oauth2');
  if (kinds.size === 0 && parameters.some(({ type }) => type === 'secret')) kinds.add('secret');
  return kinds.size === 0 ? ['none'] : [...kinds];
}

function printConnector(connector: Connector): void {
  const { service } = connector;
  console.log(styleText('bold', `${connector.title} ${connector.version}`));
  if (connector.description) console.log(connector.description);
  console.log(
    `\nAddress         ${service.host ? `${service.schemes[0]}://${service.host}${service.basePath}` : 'not said'}`,
  );
  console.log(`Authentication  ${authOf(connector).join(', ')}`);
  const names = [...connector.connection.parameters, ...connector.connection.sets.flatMap((set) => set.parameters)];
  if (names.length > 0) console.log(`Connection      ${[...new Set(names.map(({ name }) => name))].join(', ')}`);
  if (connector.script) console.log('Code            C# of the package, kept but not run');
  console.log(`\n${connector.operations.length} operations`);
  for (const operation of connector.operations) {
    const marks = [
      operation.kind === 'action' ? '' : operation.kind,
      operation.visibility === 'none' ? '' : operation.visibility,
      operation.deprecated ? 'deprecated' : '',
    ];
    console.log(
      `\n${styleText('cyan', operation.operationId)}  ${operation.method.toUpperCase()} ${operation.path}  ${styleText('gray', marks.filter(Boolean).join(', '))}`,
    );
    if (operation.summary) console.log(`  ${operation.summary}`);
    for (const parameter of operation.parameters) {
      console.log(
        `    ${parameter.name}${parameter.required ? '*' : ''} (${parameter.location}, ${parameter.type})  ${parameter.label}`,
      );
    }
    if (operation.body)
      console.log(`    ${operation.body.name}${operation.body.required ? '*' : ''} (body)  ${operation.body.label}`);
  }
}
