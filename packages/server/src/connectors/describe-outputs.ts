import { type Connector, type Lookup, lookups, type Operation, readSchema, type SchemaPlace } from '@tenon/connector';
import type { AnswerOf, listChoosableConnectors, tellOutputs } from '@tenon/contract';

type ChoosableOperation = AnswerOf<typeof listChoosableConnectors>['connectors'][number]['operations'][number];
type DescribedOutput = AnswerOf<typeof tellOutputs>['outputs'][number];

/** Deeper members than this, or more of them, are reached by writing an expression. */
const deepest = 4;
const most = 200;

/** The members that are known of what an operation gives, and the parts that only the API knows. */
export interface KnownOutputs {
  readonly outputs: DescribedOutput[];
  readonly asked: readonly { readonly path: readonly string[]; readonly lookup: Lookup }[];
}

/** The members of what an operation gives: of its first successful answer, or of a webhook's event. Internal ones are left out. */
export function describeOutputs(connector: Connector, operation: Operation): KnownOutputs {
  const place = outputSchema(operation);
  return place === undefined ? { outputs: [], asked: [] } : describeMembers({ connector, place, path: [] });
}

/** The members of a schema that is at a path of the body. */
export function describeMembers({
  connector,
  place: root,
  path: start,
}: {
  readonly connector: Connector;
  readonly place: SchemaPlace;
  readonly path: readonly string[];
}): KnownOutputs {
  const outputs: DescribedOutput[] = [];
  const asked: { path: readonly string[]; lookup: Lookup }[] = [];
  const walk = (place: SchemaPlace, path: readonly string[]) => {
    const { items, properties, dynamic } = readSchema(connector, place);
    const lookup = lookups.schemaLookup(dynamic);
    if (lookup !== undefined) asked.push({ path, lookup });
    if (path.length - start.length >= deepest) return;
    if (items !== undefined) walk(items, [...path, '[]']);
    for (const [name, child] of properties) {
      const { visibility, label, type } = readSchema(connector, child);
      if (visibility === 'internal' || outputs.length >= most) continue;
      outputs.push({ path: [...path, name], label: label || name, type });
      walk(child, [...path, name]);
    }
  };
  walk(root, start);
  return { outputs, asked };
}

/** How a trigger comes to its events. A list of events is the body itself or its first list. */
export function describeTrigger(connector: Connector, operation: Operation): ChoosableOperation['trigger'] {
  if (operation.kind === 'action') return null;
  const isWebhook = operation.kind === 'webhook-trigger';
  return {
    kind: isWebhook ? 'webhook' : 'polling',
    events: operation.trigger === 'batch' ? listOfEvents(connector, operation) : null,
    callback: isWebhook ? callbackOf(operation) : null,
  };
}

/** Where the inputs of a webhook take the address that it calls back; empty where the definition does not say it. */
function callbackOf({ notification, parameters }: Operation): string[] {
  if (notification?.callbackPath !== undefined) return ['body', ...notification.callbackPath];
  const marked = parameters.find(({ extensions }) => extensions['x-ms-notification-url'] === true);
  const part = marked && PARTS[marked.location];
  return marked === undefined || part === undefined ? [] : [part, marked.name];
}

/** The members of the inputs of a call, by where a parameter goes. */
const PARTS: Readonly<Partial<Record<Operation['parameters'][number]['location'], string>>> = {
  query: 'queries',
  header: 'headers',
  form: 'body',
};

function listOfEvents(connector: Connector, operation: Operation): string[] | null {
  const place = outputSchema(operation);
  if (place === undefined) return null;
  const { type, properties } = readSchema(connector, place);
  if (type === 'array') return [];
  for (const [name, child] of properties) if (readSchema(connector, child).type === 'array') return [name];
  return null;
}

function outputSchema({ notification, responses }: Operation): SchemaPlace | undefined {
  if (notification?.schema !== undefined) return notification.schema;
  const answer =
    responses.find(({ status }) => status.startsWith('2')) ?? responses.find(({ status }) => status === 'default');
  return answer?.contents[0]?.schema;
}
