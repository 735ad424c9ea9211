import type { ConnectorFile } from '../packages/connector/src/index.ts';

/** The files with those that a repair changes or adds as they are after it. */
export function withRepaired(
  before: readonly ConnectorFile[],
  repaired: readonly { readonly name: string; readonly text: string }[],
): readonly ConnectorFile[] {
  const left = before.filter(({ name }) => !repaired.some((file) => file.name === name));
  return [...left, ...repaired.map(({ name, text }) => ({ name, content: text }))];
}
