import type { ComponentType, ReactElement } from 'react';
import type { JsonObject } from '../definition/definition-object.ts';
import type { OutputMember } from '../definition/dynamic-content.ts';
import type { ChoosableConnector, ChoosableOperation } from '../use-choosable-connectors.ts';
import type { ConnectionReference } from '../workflow-types.ts';

/** A call of a connector's operation that the form recognised. */
export interface ShownCall {
  readonly connector: ChoosableConnector;
  readonly operation: ChoosableOperation;
  readonly reference: string;
  readonly connection: ConnectionReference | undefined;
  readonly icon: ReactElement;
}

/** What the choice of a connection is given: the feature of connections provides it, the app puts the two together. */
export interface ConnectionChoiceProps {
  readonly apiId: string;
  readonly connectorTitle: string;
  /** The resource id of the chosen connection; undefined while none is. */
  readonly connectionId: string | undefined;
  readonly onChoose: (connection: { readonly id: string; readonly name: string }) => void;
}

/** How steps reach connectors and their connections. */
export interface ConnectorWiring {
  readonly connectors: readonly ChoosableConnector[];
  readonly ConnectionChoice: ComponentType<ConnectionChoiceProps>;
  /** The connector and operation that an action calls, as far as both are known here. */
  find(action: JsonObject): ShownCall | undefined;
  /** What the operation of a call gives, as far as it is known here. */
  outputsOf(action: JsonObject): readonly OutputMember[];
  /** The reference under which the workflow holds connections of an API; it is made when there is none. */
  referenceFor(connector: ChoosableConnector): string;
  connect(reference: string, connection: ConnectionReference): void;
}
