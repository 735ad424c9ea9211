import type { JsonObject } from '@tenon/connector';
import type { DefinitionSurvey } from './survey.ts';

/** Sizes that have a rule of their own, in characters and in bytes. */
export const sizeLimits: readonly number[] = [500_000, 1_048_576];

/**
 * Whether every visibility that is missing could be written without the definition growing past a size that a rule is
 * about: a repair must not bring a finding of its own.
 */
export function hasRoomToGrow(
  definition: Pick<DefinitionSurvey, 'source' | 'operations' | 'parameters' | 'properties'>,
): boolean {
  const { text } = definition.source;
  const limit = sizeLimits.find((size) => text.length <= size);
  if (limit === undefined || limit - text.length > text.length) return true;
  const isOpen = ({ value }: { readonly value: JsonObject }): boolean => !Object.hasOwn(value, 'x-ms-visibility');
  const missing = [definition.operations, definition.parameters, definition.properties]
    .map((nodes) => nodes.filter(isOpen).length)
    .reduce((sum, count) => sum + count, 0);
  return text.length + missing * lengthOfVisibility(text) <= limit;
}

/** A line for the member, as deep as they stand; or the member alone where all is on one line. */
function lengthOfVisibility(text: string): number {
  return text.trim().includes('\n') ? 90 : 30;
}
