import type { Connector, SchemaPlace } from '../model/connector.ts';
import type { Operation } from '../model/operation.ts';
import { readSchema } from '../schema/read-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { member, objectMember } from '../source/json-value.ts';
import type { Block, Cell } from './blocks.ts';
import { describeConnection } from './describe-connection.ts';
import { describeIntroduction, describeService } from './describe-service.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';

/** The reference page of a connector: what it is, how to connect, and every visible operation with inputs and outputs. Texts of the definition are escaped. */
export function describeConnector(connector: Connector, format: 'markdown' | 'html'): string {
  const blocks = pageOf(connector);
  return format === 'html' ? writeHtml(connector.title, blocks) : writeMarkdown(blocks);
}

function pageOf(connector: Connector): readonly Block[] {
  const visible = connector.operations.filter(({ visibility }) => visibility !== 'internal');
  const triggers = visible.filter(({ kind }) => kind !== 'action');
  const actions = visible.filter(({ kind }) => kind === 'action');
  const isPreview = connector.status?.toLowerCase() === 'preview';
  const names = new Set<string>();
  return [
    { kind: 'heading', level: 1, text: `${connector.title}${isPreview ? ' (Preview)' : ''}` },
    ...(connector.description ? [{ kind: 'text', text: connector.description } as const] : []),
    ...describeService(connector),
    ...describeIntroduction(connector),
    ...describeConnection(connector),
    ...limitsOf(connector),
    ...listOf('Actions', actions),
    ...actions.flatMap((operation) => operationOf(connector, operation, names)),
    ...listOf('Triggers', triggers),
    ...triggers.flatMap((operation) => operationOf(connector, operation, names)),
    ...definitionsOf(connector, names),
  ];
}

/** How many calls a connection may make: what the definition declares as `x-tenon-rate-limit`, else the usual. */
function limitsOf({ definition }: Connector): readonly Block[] {
  const declared = objectMember(definition, 'x-tenon-rate-limit');
  const calls = member(declared, 'calls') ?? 500;
  const seconds = member(declared, 'seconds') ?? 60;
  return [
    { kind: 'heading', level: 2, text: 'Throttling limits' },
    {
      kind: 'table',
      head: ['Name', 'Calls', 'Renewal period'],
      rows: [['API calls per connection', String(calls), `${seconds} seconds`]],
    },
  ];
}

function listOf(title: string, operations: readonly Operation[]): readonly Block[] {
  if (operations.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'table',
      head: ['Operation', 'Description'],
      rows: operations.map((operation) => [
        { text: titleOf(operation), link: operation.operationId },
        operation.description,
      ]),
    },
  ];
}

function titleOf({ summary, operationId, deprecated }: Operation): string {
  const title = summary || operationId;
  return deprecated && !/deprecated/i.test(title) ? `${title} (deprecated)` : title;
}

function operationOf(connector: Connector, operation: Operation, names: Set<string>): readonly Block[] {
  const inputs = inputsOf(connector, operation);
  const outputs = outputsOf(connector, operation, names);
  return [
    { kind: 'heading', level: 3, text: titleOf(operation), anchor: operation.operationId },
    { kind: 'text', text: `Operation ID: ${operation.operationId}` },
    ...(operation.description ? [{ kind: 'text', text: operation.description } as const] : []),
    ...(operation.triggerHint ? [{ kind: 'text', text: operation.triggerHint } as const] : []),
    ...(inputs.length > 0
      ? [
          { kind: 'heading', level: 4, text: 'Parameters' } as const,
          { kind: 'table', head: ['Name', 'Key', 'Required', 'Type', 'Description'], rows: inputs } as const,
        ]
      : []),
    { kind: 'heading', level: 4, text: 'Returns' },
    ...outputs,
  ];
}

function inputsOf(connector: Connector, operation: Operation): readonly (readonly Cell[])[] {
  const rows: Cell[][] = operation.parameters
    .filter(({ visibility }) => visibility !== 'internal')
    .map(({ label, name, required, format, description, schema }) => [
      label || name,
      name,
      required ? 'True' : '',
      format ?? typeOf(connector, readSchema(connector, schema)),
      description,
    ]);
  const { body } = operation;
  const schema = body?.contents[0]?.schema;
  if (!body || body.visibility === 'internal') return rows;
  const fields = schema ? fieldsOf(connector, schema) : [];
  if (fields.length === 0)
    return [
      ...rows,
      [
        body.label || body.name,
        body.name,
        body.required ? 'True' : '',
        schema ? typeOf(connector, readSchema(connector, schema)) : 'any',
        body.description,
      ],
    ];
  return [
    ...rows,
    ...fields.map(({ field, required, path }) => [
      field.label || path,
      path,
      required ? 'True' : '',
      typeOf(connector, field),
      field.description,
    ]),
  ];
}

function outputsOf(connector: Connector, operation: Operation, names: Set<string>): readonly Block[] {
  const success = operation.responses.find(({ status, contents }) => status.startsWith('2') && contents[0]?.schema);
  const place = operation.notification?.schema ?? success?.contents[0]?.schema;
  if (!place) return [{ kind: 'text', text: 'Nothing, or nothing that is described.' }];
  const schema = readSchema(connector, place);
  noteNames(connector, place, names);
  const fields = fieldsOf(connector, place);
  if (fields.length === 0) {
    const dynamic = schema.dynamic.schema || schema.dynamic.properties ? 'The outputs depend on the inputs.' : '';
    return [
      {
        kind: 'text',
        text: dynamic || `${schema.label || 'Body'}: ${typeOf(connector, schema)}. ${schema.description}`.trim(),
      },
    ];
  }
  return [
    {
      kind: 'table',
      head: ['Name', 'Path', 'Type', 'Description'],
      rows: fields.map(({ field, path }) => [field.label || path, path, typeOf(connector, field), field.description]),
    },
  ];
}

interface FoundField {
  readonly path: string;
  readonly field: Schema;
  readonly required: boolean;
}

/** How deep and how many fields of one body are listed. */
const MAX_DEPTH = 6;
const MAX_FIELDS = 400;

/** Every visible field of a schema by its path; a schema that comes again inside itself is named, not opened. */
function fieldsOf(connector: Connector, place: SchemaPlace): readonly FoundField[] {
  const found: FoundField[] = [];
  const walk = (at: SchemaPlace, path: string, open: readonly string[]): void => {
    const schema = readSchema(connector, at);
    if (open.length > MAX_DEPTH || open.includes(schema.pointer)) return;
    for (const [name, property] of schema.properties) {
      const field = readSchema(connector, property);
      if (field.visibility === 'internal' || found.length >= MAX_FIELDS) continue;
      const inner = path === '' ? name : `${path}.${name}`;
      found.push({ path: inner, field, required: schema.required.has(name) });
      walk(property, field.type === 'array' ? `${inner}[]` : inner, [...open, schema.pointer]);
    }
    if (schema.items && schema.properties.size === 0) walk(schema.items, path, [...open, schema.pointer]);
  };
  walk(place, '', []);
  return found;
}

/** The type of a value for people: the name of its definition, `array of` what is in it, or what it is one of. */
function typeOf(connector: Connector, schema: Schema): string {
  if (schema.name !== undefined) return schema.name;
  if (schema.format !== undefined) return schema.format;
  if (schema.type === 'array' && schema.items) {
    const items = readSchema(connector, schema.items);
    return `array of ${items.name ?? items.format ?? items.types.join(' or ')}`;
  }
  const [first, ...others] = schema.alternatives.map((place) => readSchema(connector, place));
  if (first === undefined || schema.type !== 'any') return schema.types.join(' or ');
  return [...new Set([first, ...others].map((one) => one.name ?? one.types.join(' or ')))].join(' or ');
}

function noteNames(connector: Connector, place: SchemaPlace, names: Set<string>): void {
  const visit = (at: SchemaPlace, depth: number): void => {
    const schema = readSchema(connector, at);
    if (schema.name !== undefined) {
      if (names.has(schema.name)) return;
      names.add(schema.name);
    }
    if (depth > MAX_DEPTH) return;
    for (const property of schema.properties.values()) visit(property, depth + 1);
    if (schema.items) visit(schema.items, depth + 1);
    for (const alternative of schema.alternatives) visit(alternative, depth + 1);
    if (typeof schema.additional === 'object') visit(schema.additional, depth + 1);
  };
  visit(place, 0);
}

/** The named schemas that outputs are made of. */
function definitionsOf(connector: Connector, names: ReadonlySet<string>): readonly Block[] {
  const base = connector.dialect === '2.0' ? '/definitions' : '/components/schemas';
  const blocks = [...names].sort().flatMap((name): Block[] => {
    const pointer = `${base}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const fields = fieldsOf(connector, { pointer, schema: { $ref: `#${pointer}` } }).filter(
      ({ path }) => !path.includes('.'),
    );
    if (fields.length === 0) return [];
    const rows = fields.map(({ field, path }) => [
      field.label || path,
      path,
      typeOf(connector, field),
      field.description,
    ]);
    return [
      { kind: 'heading', level: 3, text: name },
      { kind: 'table', head: ['Name', 'Path', 'Type', 'Description'], rows },
    ];
  });
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text: 'Definitions' }, ...blocks];
}
