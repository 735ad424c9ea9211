import { type Connector, type JsonValue, type Parameter, readSchema } from '@tenon/connector';

/**
 * Made-up values for a call of an operation, with characters that need encoding; nothing for one that declares a header whose name
 * HTTP does not allow, as some published connectors do: it cannot be called.
 */
export function valuesFor(
  connector: Connector,
  { parameters, body }: Connector['operations'][number],
): Record<string, JsonValue> | undefined {
  if (parameters.some(({ location, name }) => location === 'header' && /\s/.test(name))) return undefined;
  const values: Record<string, JsonValue> = {};
  for (const parameter of parameters) {
    values[`${parameter.location}.${parameter.name}`] = valueFor(connector, parameter);
  }
  const place = body?.contents[0]?.schema;
  if (body) values['body'] = place ? sample(connector, place, 0) : 'text';
  return values;
}

function valueFor(connector: Connector, parameter: Parameter): JsonValue {
  if (/^(?:content-type|accept)$/i.test(parameter.name))
    return parameter.default ?? parameter.enum?.[0] ?? 'application/json';
  if (parameter.type === 'file') return { '$content-type': 'image/png', $content: 'iVBORw0KGgo=' };
  return sample(connector, parameter.schema, 0);
}

/** A value that fits a schema as far as types, ranges and required members go. */
function sample(connector: Connector, place: Parameters<typeof readSchema>[1], depth: number): JsonValue {
  const schema = readSchema(connector, place);
  const { limits } = schema;
  const choices = schema.enum?.filter((one) => one !== null) ?? [];
  const choice = choices.find((one) => one !== '') ?? choices[0];
  if (choice !== undefined) return choice;
  const limit = (name: string, otherwise: number): number =>
    typeof limits[name] === 'number' ? limits[name] : otherwise;
  const [alternative] = schema.alternatives;
  if (schema.type === 'any' && alternative && depth < 8) return sample(connector, alternative, depth + 1);
  switch (schema.type) {
    case 'string':
      if (schema.format === 'date-time') return '2024-01-02T03:04:05Z';
      return 'a b&c/ü'.padEnd(limit('minLength', 0), 'x').slice(0, limit('maxLength', 1e6));
    case 'integer':
    case 'number': {
      const least = limit(
        'minimum',
        limit('exclusiveMinimum', 0) + (typeof limits['exclusiveMinimum'] === 'number' ? 1 : 0),
      );
      const usual = schema.type === 'number' ? 7.5 : 7;
      const isOpen = limits['exclusiveMinimum'] === true;
      return Math.min(
        Math.max(isOpen ? least + 1 : least, Math.min(usual, limit('maximum', usual))),
        limit('maximum', 1e15),
      );
    }
    case 'boolean':
      return true;
    case 'array': {
      const item = schema.items && depth < 8 ? sample(connector, schema.items, depth + 1) : 'x';
      return depth < 8 ? Array.from({ length: Math.max(1, limit('minItems', 1)) }, () => item) : [];
    }
    case 'object': {
      const wanted = [...schema.properties].filter(([name]) => depth < 8 && (schema.required.has(name) || depth < 2));
      const own: Record<string, JsonValue> = {};
      for (const name of schema.required) if (!schema.properties.has(name)) own[name] = 'any';
      for (const [name, property] of wanted) own[name] = sample(connector, property, depth + 1);
      const other = alternative && depth < 8 ? sample(connector, alternative, depth + 1) : {};
      return { ...own, ...(typeof other === 'object' && !Array.isArray(other) ? other : {}) };
    }
    default:
      return schema.nullable ? null : 'any';
  }
}
