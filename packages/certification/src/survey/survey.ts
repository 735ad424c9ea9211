import type { ConnectorFile, JsonObject, JsonValue, SourceDocument } from '@tenon/connector';
import type { Diagnostic } from '@tenon/diagnostics';
import type { VersionChange } from './changes/version-change.ts';
import type { NoPng, Png } from './image/read-png.ts';
import type {
  ConnectionParameterNode,
  DynamicNode,
  ExtensionNode,
  OperationNode,
  ParameterNode,
  PathNode,
  PolicyNode,
  ReferenceNode,
  ResponseNode,
  SchemaNode,
  SchemaRoot,
  TypedNode,
} from './nodes.ts';
import type { Spot } from './spot.ts';

/** One file of JSON, read, with what reading it reported. */
export interface ReadDocument {
  readonly source: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the catalogue holds of everybody else's connectors, for the rules about being unique. */
export interface CatalogueNames {
  readonly titles: readonly string[];
  readonly icons?: readonly Uint8Array[];
}

/** Everything of one connector that the rules look at. */
export interface PackageSurvey {
  readonly at: Spot;
  readonly files: readonly ConnectorFile[];
  readonly definitionFile: ReadDocument | undefined;
  readonly propertiesFile: ReadDocument | undefined;
  readonly icon: ConnectorFile | undefined;
  /** The icon, looked at; undefined when there is none. */
  readonly picture: () => Png | NoPng | undefined;
  readonly readme: ConnectorFile | undefined;
  readonly script: ConnectorFile | undefined;
  readonly catalogue: CatalogueNames | undefined;
  /** Product names that texts must not contain. */
  readonly reservedNames: readonly string[];
  /** What changed since the published version; undefined when there is none to compare with. */
  readonly changes: readonly VersionChange[] | undefined;
  /** What turning a definition of another format into a connector reported; undefined for Swagger 2.0, which stays as it is. */
  readonly imported: () => readonly Diagnostic[] | undefined;
  /** Undefined when the definition is absent or is no JSON object. */
  readonly definition: DefinitionSurvey | undefined;
  readonly properties: PropertiesSurvey | undefined;
}

/** The API definition, walked once: every node that a rule may want, in document order. */
export interface DefinitionSurvey {
  readonly at: Spot;
  readonly value: JsonObject;
  readonly source: SourceDocument;
  readonly dialect: '2.0' | '3.0' | '3.1' | 'unknown';
  readonly info: JsonObject;
  readonly title: string;
  readonly description: string;
  readonly paths: readonly PathNode[];
  readonly operations: readonly OperationNode[];
  readonly operationsById: ReadonlyMap<string, OperationNode>;
  readonly parameters: readonly ParameterNode[];
  readonly responses: readonly ResponseNode[];
  readonly roots: readonly SchemaRoot[];
  readonly schemas: readonly SchemaNode[];
  /** The schemas that are properties. */
  readonly properties: readonly SchemaNode[];
  /** The properties marked to take the address for notifications. */
  readonly notificationUrls: readonly SchemaNode[];
  readonly typed: readonly TypedNode[];
  /** Those with a member of that name, for rules that look at nothing else. */
  readonly typedWith: ReadonlyMap<string, readonly TypedNode[]>;
  readonly references: readonly ReferenceNode[];
  readonly extensions: readonly ExtensionNode[];
  readonly dynamics: readonly DynamicNode[];
  readonly securityDefinitions: JsonObject;
  readonly securityDefinitionsAt: Spot;
  /** Whether repairs may add a member to many places. */
  readonly hasRoomToGrow: boolean;
  /** What the shape of the document breaks, for the schema rule. */
  readonly misshapen: readonly Misshapen[];
  /** Follows `$ref` from a value to what it stands for; undefined if it leads nowhere. */
  resolve(value: JsonValue | undefined, at: Spot): Resolved | undefined;
}

/** A value and where it stands, after following references. */
export interface Resolved {
  readonly value: JsonValue;
  readonly at: Spot;
}

/** A place that does not fit the schema of OpenAPI, and how. */
export interface Misshapen {
  readonly at: Spot;
  readonly message: string;
  readonly kind: 'unknown-member' | 'wrong-type' | 'missing-member' | 'wrong-value';
}

/** The properties document. */
export interface PropertiesSurvey {
  readonly at: Spot;
  readonly value: JsonObject;
  readonly source: SourceDocument;
  /** The member `properties`, which holds everything. */
  readonly properties: JsonObject;
  readonly propertiesAt: Spot;
  readonly connectionParameters: readonly ConnectionParameterNode[];
  readonly policies: readonly PolicyNode[];
}
