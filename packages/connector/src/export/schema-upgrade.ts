import { decodePercent } from '../source/decode-percent.ts';
import { pointerTo } from '../source/json-pointer.ts';
import { isJsonList, isJsonObject, type JsonValue } from '../source/json-value.ts';
import type { NameMap } from './component-names.ts';

/** The names that the parts of a 2.0 definition have as components. */
export type UpgradedNames = Readonly<
  Record<'definitions' | 'parameters' | 'responses' | 'securityDefinitions', NameMap>
>;

/** Writes schemas of 2.0 in the words of 3.0. */
export class SchemaUpgrade {
  readonly #names: UpgradedNames;

  constructor(names: UpgradedNames) {
    this.#names = names;
  }

  convert(schema: JsonValue): JsonValue {
    if (isJsonList(schema)) return schema.map((item) => this.convert(item));
    if (!isJsonObject(schema)) return schema;
    const written: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(schema)) {
      if (value === undefined || name === 'collectionFormat') continue;
      if (name === '$ref' && typeof value === 'string') written[name] = this.reference(value);
      else if (name === 'properties' && isJsonObject(value)) {
        written[name] = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.convert(item ?? {})]));
      } else if (['items', 'additionalProperties', 'allOf', 'not'].includes(name)) written[name] = this.convert(value);
      else if (name === 'discriminator' && typeof value === 'string') written[name] = { propertyName: value };
      else if (name === 'x-nullable') written['nullable'] = value;
      else if (name === 'type' && value === 'file') Object.assign(written, { type: 'string', format: 'binary' });
      else if (name === 'type' && isJsonList(value)) Object.assign(written, typesOf(value));
      else if (!(name === 'format' && schema['type'] === 'file')) written[name] = value;
    }
    return written;
  }

  /** A reference to a part of a 2.0 definition, as it leads to the component. */
  reference(reference: string): string {
    const match = /^#\/(definitions|parameters|responses)\/([^/]+)(.*)$/.exec(reference);
    if (!match) return reference;
    const [, kind, token = '', rest = ''] = match;
    const key = kind as 'definitions' | 'parameters' | 'responses';
    const name = decodePercent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    const target = key === 'definitions' ? 'schemas' : key;
    return `#${pointerTo('/components', target, this.#names[key].get(name) ?? name)}${rest}`;
  }
}

/** A list of types, which tools write although no version before 3.1 has it. */
function typesOf(types: readonly JsonValue[]): JsonValue {
  const real = types.filter((type) => type !== 'null');
  const nullable = real.length < types.length ? { nullable: true } : {};
  if (real.length === 1 && real[0] !== undefined) return { type: real[0], ...nullable };
  return real.length === 0 ? nullable : { anyOf: real.map((type) => ({ type })), ...nullable };
}
