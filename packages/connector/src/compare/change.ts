/** How much a change means for workflows that use the connector. */
export type ChangeClass = 'breaking' | 'minor' | 'patch';

/** One difference between two versions of a connector. */
export interface Change {
  /** A stable word for the kind of change, such as `OperationDeleted`. */
  readonly kind: ChangeKind;
  readonly class: ChangeClass;
  readonly operationId?: string;
  /** The input or output it is about: `query.limit`, `body.items[].price`, `200.total`. */
  readonly field?: string;
  readonly message: string;
  readonly reason: string;
}

/** All differences, and the version that they demand. */
export interface ConnectorDiff {
  readonly changes: readonly Change[];
  readonly bump: 'major' | 'minor' | 'patch' | 'none';
  readonly oldVersion: string;
  /** The lowest version that says enough; the old one when nothing changed. */
  readonly demandedVersion: string;
  readonly newVersion: string;
  /** Whether the new version is at least the demanded one. */
  readonly isVersionEnough: boolean;
}

/** The kinds of changes. */
export type ChangeKind =
  | 'AuthenticationMethodRemoved'
  | 'ConnectionParametersRemoved'
  | 'InputFieldDeleted'
  | 'InputFieldVisibilityChangedToInternal'
  | 'OperationDeleted'
  | 'OperationHidden'
  | 'OutputFieldDeleted'
  | 'OutputFieldTypeChanged'
  | 'TierChangedToPremium'
  | 'OperationKindChanged'
  | 'OperationAddressChanged'
  | 'InputFieldRequired'
  | 'RequiredInputFieldAdded'
  | 'InputFieldTypeChanged'
  | 'InputFieldNarrowed'
  | 'InputFieldMoved'
  | 'InputFieldSerializationChanged'
  | 'InternalDefaultChanged'
  | 'OutputFieldWidened'
  | 'OutputFieldOptional'
  | 'RequiredConnectionParameterAdded'
  | 'ConnectionParameterTypeChanged'
  | 'TriggerBatchChanged'
  | 'OperationAdded'
  | 'OperationShown'
  | 'OperationDeprecated'
  | 'InputFieldAdded'
  | 'InputFieldOptional'
  | 'InputFieldWidened'
  | 'InputFieldVisibilityChanged'
  | 'InputFieldDefaultChanged'
  | 'OutputFieldAdded'
  | 'OutputFieldNarrowed'
  | 'PagingChanged'
  | 'ChoicesChanged'
  | 'ResponseAdded'
  | 'AuthenticationMethodAdded'
  | 'ConnectionParameterAdded'
  | 'AddressChanged'
  | 'PoliciesChanged'
  | 'ScriptChanged'
  | 'TextChanged'
  | 'BrandingChanged'
  | 'DetailChanged';

/** What kinds of changes mean and why. The first nine end the use of a published connector. */
export const KINDS: Readonly<Record<ChangeKind, readonly [ChangeClass, string]>> = {
  AuthenticationMethodRemoved: ['breaking', 'Connections made with it stop working.'],
  ConnectionParametersRemoved: ['breaking', 'Existing connections hold a value that has no place any more.'],
  InputFieldDeleted: ['breaking', 'Workflows that set it would send it to nothing.'],
  InputFieldVisibilityChangedToInternal: ['breaking', 'People can no longer see or set it.'],
  OperationDeleted: ['breaking', 'Workflows that use it stop working.'],
  OperationHidden: ['breaking', 'People can no longer choose it.'],
  OutputFieldDeleted: ['breaking', 'Workflows that read it get nothing.'],
  OutputFieldTypeChanged: ['breaking', 'Workflows that read it get another type.'],
  TierChangedToPremium: ['breaking', 'People without that plan lose it.'],
  OperationKindChanged: ['breaking', 'A workflow cannot use a trigger as an action, or the other way round.'],
  OperationAddressChanged: ['breaking', 'Workflows keep the method and path of the operations they call.'],
  InputFieldRequired: ['breaking', 'Workflows that do not give it are refused.'],
  RequiredInputFieldAdded: ['breaking', 'Existing workflows do not give it.'],
  InputFieldTypeChanged: ['breaking', 'Values that were accepted are not any more.'],
  InputFieldNarrowed: ['breaking', 'Values that were accepted are not any more.'],
  InputFieldMoved: ['breaking', 'Workflows keep where each input goes.'],
  InputFieldSerializationChanged: ['breaking', 'The same value is written differently.'],
  InternalDefaultChanged: ['breaking', 'Every call sends another value without anybody having chosen it.'],
  OutputFieldWidened: ['breaking', 'Workflows may get values that they do not expect.'],
  OutputFieldOptional: ['breaking', 'Workflows that rely on it may get nothing.'],
  RequiredConnectionParameterAdded: ['breaking', 'Existing connections do not have it.'],
  ConnectionParameterTypeChanged: ['breaking', 'Existing connections hold a value of another type.'],
  TriggerBatchChanged: ['breaking', 'One event becomes a list of events, or the other way round.'],
  OperationAdded: ['minor', 'Nothing that exists is touched.'],
  OperationShown: ['minor', 'Nothing that exists is touched.'],
  OperationDeprecated: ['minor', 'It goes on working, but is no longer offered.'],
  InputFieldAdded: ['minor', 'It need not be given.'],
  InputFieldOptional: ['minor', 'What was accepted still is.'],
  InputFieldWidened: ['minor', 'What was accepted still is.'],
  InputFieldVisibilityChanged: ['minor', 'It can still be set.'],
  InputFieldDefaultChanged: ['minor', 'New uses start with another value.'],
  OutputFieldAdded: ['minor', 'Nothing that exists is touched.'],
  OutputFieldNarrowed: ['minor', 'Every value was possible before.'],
  PagingChanged: ['minor', 'Pages are found in another way.'],
  ChoicesChanged: ['minor', 'People are offered other values; those in use stay.'],
  ResponseAdded: ['minor', 'Nothing that exists is touched.'],
  AuthenticationMethodAdded: ['minor', 'Existing connections keep theirs.'],
  ConnectionParameterAdded: ['minor', 'It need not be given.'],
  AddressChanged: ['minor', 'Calls go to another address.'],
  PoliciesChanged: ['minor', 'Calls are changed in another way.'],
  ScriptChanged: ['minor', 'Calls are changed in another way.'],
  TextChanged: ['patch', 'Only what people read has changed.'],
  BrandingChanged: ['patch', 'Only what people see has changed.'],
  DetailChanged: ['patch', 'Nothing that a workflow uses has changed.'],
};
