import type { SchemaPlace } from '../model/connector.ts';
import type { DynamicExtensions, ValueType, Visibility } from '../model/operation.ts';
import type { JsonObject, JsonValue } from '../source/json-value.ts';

/** One level of a schema, read: references followed, members of `allOf` merged, dialects made equal. Deeper levels are read on demand. */
export interface Schema {
  readonly type: ValueType;
  /** All types a 3.1 schema allows besides `null`; one entry otherwise. */
  readonly types: readonly ValueType[];
  readonly format?: string;
  readonly nullable: boolean;
  /** The name of the definition it was reached by, if by reference. */
  readonly name?: string;
  readonly title: string;
  /** `x-ms-summary`, else `title`, else empty. */
  readonly label: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly enum?: readonly JsonValue[];
  /** `x-ms-enum-values`: what people see for each value. */
  readonly enumTitles?: readonly { readonly value: JsonValue; readonly title: string }[];
  readonly default?: JsonValue;
  readonly properties: ReadonlyMap<string, SchemaPlace>;
  readonly required: ReadonlySet<string>;
  readonly items?: SchemaPlace;
  /** What members beside `properties` may be: anything, nothing, or values of a schema. */
  readonly additional: 'any' | 'none' | SchemaPlace;
  /** The schemas of `oneOf` and `anyOf`. */
  readonly alternatives: readonly SchemaPlace[];
  readonly discriminator?: string;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  readonly example?: JsonValue;
  readonly isNotificationUrl: boolean;
  /** How it is written as XML: `name`, `namespace`, `prefix`, `attribute`, `wrapped`. */
  readonly xml?: JsonObject;
  readonly dynamic: DynamicExtensions;
  /** Limits such as `minimum` and `maxLength`, as they stand. */
  readonly limits: JsonObject;
  readonly extensions: JsonObject;
  readonly pointer: string;
}
