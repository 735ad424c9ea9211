import { type JsonObject, scalarText } from '../source/json-value.ts';
import { mergeSchemas } from './infer-schema.ts';

/** Two samples of one operation as one: every parameter and answer, and schemas that both fit. */
export function mergeOperations(a: JsonObject, b: JsonObject): JsonObject {
  const parameters = [...(a['parameters'] as JsonObject[])];
  for (const extra of b['parameters'] as JsonObject[]) {
    const at = parameters.findIndex((known) => known['name'] === extra['name'] && known['in'] === extra['in']);
    const isSecondBody =
      ['body', 'formData'].includes(scalarText(extra['in'])) &&
      parameters.some((known) => ['body', 'formData'].includes(scalarText(known['in'])) && known['in'] !== extra['in']);
    const known = parameters[at];
    if (known?.['schema'] && extra['schema'])
      parameters[at] = { ...known, schema: mergeSchemas(known['schema'] as JsonObject, extra['schema'] as JsonObject) };
    else if (known?.['type'] === 'string' && extra['type'] === 'array') parameters[at] = { ...known, ...listOf(extra) };
    else if (known === undefined && !isSecondBody) parameters.push(extra);
  }
  const responses: Record<string, JsonObject> = { ...(a['responses'] as Record<string, JsonObject>) };
  for (const [status, response] of Object.entries(b['responses'] as Record<string, JsonObject>)) {
    const known = responses[status]?.['schema'] as JsonObject | undefined;
    const schema = response['schema'] as JsonObject | undefined;
    const merged = known && schema ? mergeSchemas(known, schema) : (known ?? schema);
    responses[status] = { ...(responses[status] ?? response), ...(merged === undefined ? {} : { schema: merged }) };
  }
  const types = (name: 'consumes' | 'produces'): JsonObject => {
    const all = new Set([...((a[name] as string[]) ?? []), ...((b[name] as string[]) ?? [])]);
    return all.size === 0 ? {} : { [name]: [...all] };
  };
  const isForm = parameters.some(({ in: location }) => location === 'formData');
  const written = { ...a, ...(isForm ? {} : types('consumes')), ...types('produces') };
  return { ...written, parameters, responses };
}

/** What makes a parameter a list. */
function listOf({ type, items, collectionFormat }: JsonObject): JsonObject {
  return { type, items, collectionFormat };
}
