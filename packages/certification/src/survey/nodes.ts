import type { JsonObject, JsonValue } from '@tenon/connector';
import type { Spot } from './spot.ts';

/** A path of the definition with its path item. */
export interface PathNode {
  readonly at: Spot;
  readonly value: JsonObject;
  readonly path: string;
  readonly operations: OperationNode[];
}

/** One operation, with everything it takes from its path item and by reference. */
export interface OperationNode {
  readonly at: Spot;
  readonly value: JsonObject;
  readonly path: PathNode;
  readonly method: string;
  /** The operationId, if it is a text that is not blank. */
  readonly id: string | undefined;
  /** What messages call it: its id, or method and path. */
  readonly name: string;
  readonly isInternal: boolean;
  /** Neither internal nor deprecated. */
  readonly isVisible: boolean;
  readonly isTrigger: boolean;
  /** A trigger whose path item carries notification content. */
  readonly isWebhook: boolean;
  readonly parameters: ParameterNode[];
  readonly responses: ResponseNode[];
  /** What it consumes and produces, its own or the document's. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
}

/** A parameter where it is declared, once, however many operations use it. */
export interface ParameterNode {
  readonly at: Spot;
  readonly value: JsonObject;
  readonly name: string;
  /** `path`, `query`, `header`, `formData`, `body`, or whatever the definition says. */
  readonly location: string;
  /** Where its type is declared: the parameter itself, or its schema in OpenAPI 3. */
  readonly type: JsonObject;
  readonly typeAt: Spot;
  readonly isInternal: boolean;
  readonly uses: OperationNode[];
  /** The schema of a body. */
  readonly schema: SchemaNode | undefined;
}

/** A response where it is declared. */
export interface ResponseNode {
  readonly at: Spot;
  readonly value: JsonObject;
  /** The key it has in the first operation that uses it. */
  readonly status: string;
  readonly isSuccess: boolean;
  readonly uses: OperationNode[];
  readonly schema: SchemaNode | undefined;
}

/** What a schema at the top of a body, a response or a named definition is for: everything below it shares its uses. */
export interface SchemaRoot {
  readonly at: Spot;
  readonly kind: 'definition' | 'body' | 'response' | 'notification';
  /** What messages call it. */
  readonly name: string;
  /** The operations whose request, or whose success response or notification, it belongs to. */
  readonly requests: Set<OperationNode>;
  readonly responses: Set<OperationNode>;
  /** The definitions it refers to, by pointer. */
  readonly targets: Set<string>;
  propertyCount: number;
}

/** A schema, at any depth. */
export interface SchemaNode {
  readonly at: Spot;
  readonly value: JsonObject;
  readonly root: SchemaRoot;
  readonly parent: SchemaNode | undefined;
  /** How it hangs below its parent. */
  readonly role: 'root' | 'property' | 'items' | 'additional' | 'member';
  /** Its name, if it is a property. */
  readonly name: string;
  /** Whether the object around it requires it. */
  readonly isRequired: boolean;
  readonly properties: SchemaNode[];
}

/** Something with a type: a parameter outside the body, its items, a response header or a schema. */
export interface TypedNode {
  readonly at: Spot;
  readonly value: JsonObject;
  readonly kind: 'parameter' | 'items' | 'header' | 'schema';
  /** What messages call it. */
  readonly name: string;
  /** The schema it is, if it is one. */
  readonly schema?: SchemaNode;
}

/** A `$ref`, at the object that holds it. */
export interface ReferenceNode {
  readonly at: Spot;
  readonly holder: JsonObject;
  readonly target: JsonValue | undefined;
  readonly expects: 'parameter' | 'response' | 'schema' | 'path' | 'other';
}

/** An `x-` member and the kind of object it stands on. */
export interface ExtensionNode {
  readonly at: Spot;
  readonly name: string;
  readonly value: JsonValue | undefined;
  readonly standsOn: string;
  readonly holder: JsonObject;
}

/** One `x-ms-dynamic-*` extension with the operations and inputs around it. */
export interface DynamicNode {
  readonly at: Spot;
  readonly name: string;
  readonly value: JsonObject;
  readonly holder: JsonObject;
  readonly holderAt: Spot;
  /** The operations that use it; empty for an unused definition. */
  readonly uses: readonly OperationNode[];
  /** The schema it stands on, or undefined if it stands on a parameter. */
  readonly schema: SchemaNode | undefined;
  readonly parameter: ParameterNode | undefined;
}

/** A connection parameter, at the top or in a parameter set. */
export interface ConnectionParameterNode {
  readonly at: Spot;
  readonly name: string;
  readonly value: JsonObject;
  /** The parameter set it belongs to. */
  readonly set: string | undefined;
}

/** One policy template instance. */
export interface PolicyNode {
  readonly at: Spot;
  readonly value: JsonObject;
  /** The template id in lower case. */
  readonly template: string;
  readonly parameters: JsonObject;
  readonly parametersAt: Spot;
  /** The operationIds it names; empty means all. */
  readonly operations: readonly string[];
}
