import type { ValueObject } from './value.ts';
export function binaryContentText(_value: unknown): string | undefined {
  return undefined;
}
export type BinaryContent = ValueObject;
