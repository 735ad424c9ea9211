import type { JsonObject, JsonValue } from '../source/json-value.ts';
import type { SchemaPlace, ServiceVariable } from './connector.ts';

/** What an operation is for a workflow. */
export type OperationKind = 'action' | 'polling-trigger' | 'batch-trigger' | 'webhook-trigger';

/** `x-ms-visibility`; `none` is the normal one. */
export type Visibility = 'none' | 'important' | 'advanced' | 'internal';

/** One thing a connector offers: an action or a trigger. */
export interface Operation {
  readonly operationId: string;
  readonly kind: OperationKind;
  /** `x-ms-trigger`: whether one answer is one event or a list of them. Undefined for actions. */
  readonly trigger?: 'single' | 'batch';
  /** Lower case, as in the definition. */
  readonly method: string;
  /** The path template, without the base path. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** Inputs outside the body, in the order of the definition; those of the path item follow unless overridden. */
  readonly parameters: readonly Parameter[];
  readonly body?: Body;
  readonly responses: readonly Response[];
  /** What a webhook trigger receives. */
  readonly notification?: Notification;
  /** The webhook operation that tells a polling trigger when to fetch: `x-ms-notification`. */
  readonly notifiedBy?: string;
  readonly annotation?: Annotation;
  readonly pageable?: { readonly nextLinkName: string };
  readonly chunkTransfer: boolean;
  readonly triggerHint?: string;
  /** The media types that the request may have and the answer may have, operation before document. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  /** Alternatives; each is the set of schemes that must all be satisfied, by name. Undefined: nothing is said. */
  readonly security?: readonly SecurityRequirement[];
  /** Base address of this operation where it has its own (OpenAPI 3 `servers`), its variables filled with their defaults. */
  readonly server?: string;
  /** The same with names in braces, and the variables that a connection may set; absent where there are none. */
  readonly serverTemplate?: { readonly url: string; readonly variables: readonly ServiceVariable[] };
  /** Every `x-` member of the operation, known or not. */
  readonly extensions: JsonObject;
  /** Points to the operation in the definition. */
  readonly pointer: string;
}

/** The schemes that a call must satisfy together, with the scopes it needs. */
export type SecurityRequirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

/** Where an input outside the body goes. A `form` input is a field of a form body. */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie' | 'form';

/** How a list or object becomes text. */
export type ParameterStyle =
  | 'csv'
  | 'ssv'
  | 'tsv'
  | 'pipes'
  | 'multi'
  | 'simple'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  | 'label'
  | 'matrix'
  | 'cookie'
  | 'content';

/** An input of an operation outside its body. */
export interface Parameter {
  readonly name: string;
  readonly location: ParameterLocation;
  /** `x-ms-summary`, or empty. Display falls back to the name. */
  readonly label: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly type: ValueType;
  readonly format?: string;
  readonly default?: JsonValue;
  readonly enum?: readonly JsonValue[];
  /** Type, limits and items; a Swagger 2.0 parameter is its own schema. */
  readonly schema: SchemaPlace;
  /** `x-ms-url-encoding` of a path parameter. */
  readonly encoding: 'single' | 'double';
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** The media type of a parameter that is serialised as a document (OpenAPI 3 `content`). */
  readonly mediaType?: string;
  /** Headers that the part of a multipart body has, where they are known beforehand (`encoding`). */
  readonly partHeaders?: Readonly<Record<string, string>>;
  readonly dynamic: DynamicExtensions;
  readonly extensions: JsonObject;
  readonly pointer: string;
}

/** The type a value is declared with; `any` when nothing is said, `file` for an uploaded file. */
export type ValueType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'file' | 'null' | 'any';

/** The body of a request. Its form fields, if it is a form, are the parameters with location `form`. */
export interface Body {
  /** The name of the body parameter; `body` where the definition has none. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly required: boolean;
  /** In order of preference: JSON before forms before text before the rest. */
  readonly contents: readonly Content[];
  readonly dynamic: DynamicExtensions;
  readonly pointer: string;
}

/** A body in one media type. */
export interface Content {
  readonly mediaType: string;
  readonly schema?: SchemaPlace;
  readonly pointer: string;
}

/** An answer of an operation. `status` is three digits, a range such as `4XX`, or `default`. */
export interface Response {
  readonly status: string;
  readonly description: string;
  readonly contents: readonly Content[];
  readonly headers: readonly { readonly name: string; readonly description: string; readonly schema: SchemaPlace }[];
  readonly pointer: string;
}

/** `x-ms-notification-content`: what a service sends to a webhook trigger. */
export interface Notification {
  readonly description: string;
  readonly schema?: SchemaPlace;
  /** The path inside the request body of the property that takes the callback address (`x-ms-notification-url`). */
  readonly callbackPath?: readonly string[];
  readonly pointer: string;
}

/** `x-ms-api-annotation`: versions of one operation form a family. */
export interface Annotation {
  readonly family?: string;
  readonly revision?: number;
  readonly status?: string;
  readonly replacement?: { readonly api?: string; readonly operationId?: string };
}

/** The dynamic extensions of an input or a schema, each as it stands in the definition. */
export interface DynamicExtensions {
  readonly values?: JsonObject;
  readonly list?: JsonObject;
  readonly schema?: JsonObject;
  readonly properties?: JsonObject;
  readonly tree?: JsonObject;
}
