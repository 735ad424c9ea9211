import type { Edit } from '../../review/rule.ts';
import type { OperationNode } from '../nodes.ts';
import type { Spot } from '../spot.ts';

/** The kinds of change between two versions, each with a rule of its own. */
export type VersionChangeKind =
  | 'operation-deleted'
  | 'operation-hidden'
  | 'operation-path'
  | 'operation-kind'
  | 'parameter-required-added'
  | 'input-required-added'
  | 'input-removed'
  | 'input-type'
  | 'parameter-location'
  | 'input-hidden'
  | 'default'
  | 'output-removed'
  | 'output-type'
  | 'auth-type'
  | 'connection-parameter-removed'
  | 'host'
  | 'publisher'
  | 'version-number'
  | 'without-deprecation'
  | 'minor';

/** One difference from the published version, at its place in the new one; what is gone is shown at what held it. */
export interface VersionChange {
  readonly kind: VersionChangeKind;
  readonly at: Spot;
  readonly message: string;
  readonly detail: { readonly operation?: OperationNode; readonly fix?: () => readonly Edit[] };
}

/** Notes a change. */
export type NoteChange = (
  kind: VersionChangeKind,
  at: Spot,
  said: { readonly message: string; readonly operation?: OperationNode; readonly fix?: () => readonly Edit[] },
) => void;
