export { completeRequest } from './call/complete-request.ts';
export { declaredHosts } from './call/declared-hosts.ts';
export type { Answer, RawAnswer } from './call/read-answer.ts';
export { readAnswer } from './call/read-answer.ts';
export type { OperationCall } from './call/shape-call.ts';
export { shapeCall } from './call/shape-call.ts';
export type { ApiRequest } from './call/shape-request.ts';
export { shapeRequest } from './call/shape-request.ts';
export type { ShapedRequest, ShapeOptions } from './call/shaped-request.ts';
export type { CodeProgram } from './code/code-programs.ts';
export type { CodeStep } from './code/prepare-code.ts';
export { prepareCode } from './code/prepare-code.ts';
export type { Change, ChangeClass, ConnectorDiff } from './compare/change.ts';
export { diffConnectors } from './compare/diff-connectors.ts';
export { describeConnector } from './describe/describe-connector.ts';
export type { BoundLookup } from './dynamic/bind-lookup.ts';
export type { AskedInput, InputField } from './dynamic/input-fields.ts';
export type { Lookup, TreeLookup } from './dynamic/lookup.ts';
export { lookups } from './dynamic/lookups.ts';
export type { LookupItem } from './dynamic/read-items.ts';
export type { ToldSchema } from './dynamic/told-schema.ts';
export type { ExportFormat } from './export/export-connector.ts';
export { exportConnector } from './export/export-connector.ts';
export type { ImportOptions } from './import/import-connector.ts';
export { importConnector } from './import/import-connector.ts';
export type {
  AccessToken,
  Connection,
  ConnectionForm,
  ConnectionParameter,
  ConnectionParameterSet,
  OAuthSettings,
} from './model/connection-form.ts';
export type { Connector, ConnectorFile, Dialect, SchemaPlace } from './model/connector.ts';
export type { Body, Content, Operation, OperationKind, Parameter, Response, Visibility } from './model/operation.ts';
export type { PolicyTemplate } from './model/policy-template.ts';
export type { SecurityScheme } from './model/security.ts';
export type { OAuthCall, OAuthStep, TokenAnswer } from './oauth/shape-oauth.ts';
export { readTokenAnswer, shapeOAuth } from './oauth/shape-oauth.ts';
export { readSchema } from './schema/read-schema.ts';
export type { Schema } from './schema/schema.ts';
export type { JsonObject, JsonValue } from './source/json-value.ts';
export { readSource } from './source/read-source.ts';
export type { Repair, SourceDocument } from './source/source-document.ts';
