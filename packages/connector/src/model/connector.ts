import type { JsonObject, JsonValue } from '../source/json-value.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type { ConnectionForm } from './connection-form.ts';
import type { Operation } from './operation.ts';
import type { PolicyTemplate } from './policy-template.ts';
import type { SecurityScheme } from './security.ts';

/** The version of the OpenAPI Specification that the API definition follows. */
export type Dialect = '2.0' | '3.0' | '3.1';

/**
 * An API, described for workflows: what everything after the import reads. It holds the definition it was made from
 * unchanged (`definition`, `properties`, `sources`), so that nothing is lost, and beside it the normalised reading.
 * Schemas are never expanded: they are read one level at a time with `readSchema`.
 */
export interface Connector {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly contact: Contact;
  /** Where calls go when no policy and no connection says otherwise. */
  readonly service: Service;
  readonly metadata: Metadata;
  readonly status?: string;
  readonly operations: readonly Operation[];
  /** What a connection must have: one form, or several sets of parameters to choose from. */
  readonly connection: ConnectionForm;
  /** The security schemes of the definition by name. */
  readonly security: ReadonlyMap<string, SecurityScheme>;
  /** In the order in which they are applied. */
  readonly policies: readonly PolicyTemplate[];
  readonly capabilities: Capabilities;
  readonly branding: Branding;
  /** Code that belongs to the package and that this product keeps but does not run. */
  readonly script?: Script;
  /** Code that changes requests and answers of the connector: `script.js` of the package. */
  readonly code?: Code;
  readonly dialect: Dialect;
  /** The API definition as one self-contained document: as imported, with references to other files moved inside. */
  readonly definition: JsonObject;
  /** The properties document of the package (`apiProperties.json`), or undefined where there is none. */
  readonly properties?: JsonObject;
  /** The files it was imported from; `sources.definition` gives places in the API definition. */
  readonly sources: ConnectorSources;
}

/** The documents and other files that a connector was imported from. */
export interface ConnectorSources {
  readonly definition: SourceDocument;
  readonly properties?: SourceDocument;
  /** Every file that was given, in the order given, with its bytes or text unchanged. */
  readonly files: readonly ConnectorFile[];
}

/** A file of a package: its path inside, with `/` between folders, and what it holds. */
export interface ConnectorFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The address of the API. `host` may have a port; `basePath` starts with `/` and does not end with it, or is empty. */
export interface Service {
  readonly schemes: readonly string[];
  readonly host: string;
  readonly basePath: string;
  /** Names in braces that `host` and `basePath` may hold, to be filled by a connection. */
  readonly variables: readonly ServiceVariable[];
  /** The other absolute addresses that the definition names. */
  readonly alternatives: readonly string[];
}

/** A part of the address that each connection may set. */
export interface ServiceVariable {
  readonly name: string;
  readonly default: string;
  readonly description: string;
  readonly allowed: readonly string[];
}

/** Whom to ask. */
export interface Contact {
  readonly name?: string;
  readonly url?: string;
  readonly email?: string;
}

/** What the catalogue page is made of: `x-ms-connector-metadata`, names compared without regard to case. */
export interface Metadata {
  readonly website?: string;
  readonly privacyPolicy?: string;
  readonly categories: readonly string[];
  readonly entries: readonly { readonly name: string; readonly value: string }[];
}

/** `x-ms-capabilities` of the definition and `capabilities` of the properties document. */
export interface Capabilities {
  readonly testConnection?: { readonly operationId: string; readonly parameters: JsonObject };
  readonly filePicker?: JsonObject;
  readonly declared: readonly string[];
}

/** How the connector looks and who answers for it. */
export interface Branding {
  readonly iconBrandColor?: string;
  readonly publisher?: string;
  readonly stackOwner?: string;
  readonly icon?: ConnectorFile;
}

/** A script that came with the package. `operations` names those that depend on it; `'all'` when the package does not say. */
export interface Script {
  readonly language: 'csharp' | 'unknown';
  readonly text?: string;
  readonly operations: readonly string[] | 'all';
}

/** JavaScript with a function `onRequest(request, context)`, `onResponse(response, context)`, or both. */
export interface Code {
  readonly text: string;
}

/** A schema where it stands: read it with `readSchema`. `pointer` points into the definition. */
export interface SchemaPlace {
  readonly pointer: string;
  readonly schema: JsonValue;
}
