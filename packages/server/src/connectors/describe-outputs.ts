import { type Connector, type Operation, readSchema, type SchemaPlace } from '@tenon/connector';
import type { AnswerOf, listChoosableConnectors } from '@tenon/contract';

type ChoosableOperation = AnswerOf<typeof listChoosableConnectors>['connectors'][number]['operations'][number];
type DescribedOutput = ChoosableOperation['outputs'][number];

/** Deeper members than this, or more of them, are reached by writing an expression. */
const deepest = 4;
const most = 200;

/** The members of what an operation gives: of its first successful answer, or of a webhook's event. Internal ones are left out. */
export function describeOutputs(connector: Connector, operation: Operation): DescribedOutput[] {
  const outputs: DescribedOutput[] = [];
  const walk = (place: SchemaPlace, path: readonly string[]) => {
    if (path.length >= deepest) return;
    const { items, properties } = readSchema(connector, place);
    if (items !== undefined) walk(items, [...path, '[]']);
    for (const [name, child] of properties) {
      const { visibility, label, type } = readSchema(connector, child);
      if (visibility === 'internal' || outputs.length >= most) continue;
      outputs.push({ path: [...path, name], label: label || name, type });
      walk(child, [...path, name]);
    }
  };
  const schema = outputSchema(operation);
  if (schema !== undefined) walk(schema, []);
  return outputs;
}

/** How a trigger comes to its events. A list of events is the body itself or its first list. */
export function describeTrigger(connector: Connector, operation: Operation): ChoosableOperation['trigger'] {
  if (operation.kind === 'action') return null;
  const isWebhook = operation.kind === 'webhook-trigger';
  return {
    kind: isWebhook ? 'webhook' : 'polling',
    events: operation.trigger === 'batch' ? listOfEvents(connector, operation) : null,
    callback: isWebhook ? [...(operation.notification?.callbackPath ?? [])] : null,
  };
}

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
