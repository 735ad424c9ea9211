import type { RunCommand } from '../command.ts';
import { findArtifact, includedSchemas } from './find-artifact.ts';
import type { TransformResult, TransformTask } from './transform-content.ts';

/** A map or a schema as it is kept. */
export interface Artifact {
  readonly kind: 'map' | 'schema';
  readonly name: string;
  readonly content: string;
}

/** Finds the map or schema that an action names among those that there are; the failure of the action when there is none. */
export function toTransformTask(
  { artifact: { kind, name }, transformation }: Extract<RunCommand, { kind: 'transform-content' }>,
  artifacts: readonly Artifact[],
): TransformTask | Extract<TransformResult, { readonly error: unknown }> {
  const ofKind = artifacts.filter((one) => one.kind === kind);
  const found = findArtifact(ofKind, name);
  if (!found) {
    const message = `The integration account has no ${kind} '${name.slice(0, 100)}'.`;
    return { error: { code: 'IntegrationAccountArtifactNotFound', message } };
  }
  const included = kind === 'schema' ? includedSchemas(found.content, ofKind) : {};
  return { transformation, artifact: found.content, included };
}
