import type { Resource } from '../../transport/manage.ts';
import { type DefinitionObject, type JsonObject, readDefinition } from './definition/definition-object.ts';

/** Where one workflow is. */
export interface WorkflowPlace {
  readonly subscription: string;
  readonly group: string;
  readonly name: string;
}

/** One connection that a workflow uses, under its reference in `$connections`. */
export interface ConnectionReference {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
}

/** The connections of a workflow, by reference. */
export type ConnectionReferences = Readonly<Record<string, ConnectionReference>>;

/** A workflow as the management API answers it. */
export type Workflow = Resource<{
  readonly state: 'Enabled' | 'Disabled' | string;
  readonly version?: string;
  readonly createdTime?: string;
  readonly changedTime?: string;
  readonly definition?: JsonObject;
  readonly parameters?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly accessControl?: unknown;
}>;

/** The definition of a workflow as the editor holds it; undefined where it is none. */
export function definitionOf(workflow: Workflow): DefinitionObject | undefined {
  return readDefinition(JSON.stringify(workflow.properties.definition ?? {}));
}

/** The signed address that starts a workflow. */
export interface CallbackUrl {
  readonly value: string;
  readonly method: string;
  readonly relativePathParameters?: readonly string[];
}

/** The connections that a workflow's parameters hold. */
export function connectionReferences(workflow: Workflow): ConnectionReferences {
  const value = workflow.properties.parameters?.['$connections']?.value;
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value as Record<string, Partial<ConnectionReference>>);
  return Object.fromEntries(
    entries.map(([reference, { id = '', connectionId = '', connectionName = '' }]) => [
      reference,
      { id, connectionId, connectionName },
    ]),
  );
}
