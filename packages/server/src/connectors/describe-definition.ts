import type { Connector } from '@tenon/connector';
import type { AnswerOf, getDefinition } from '@tenon/contract';
import type { Checked } from '@tenon/diagnostics';

/** The API definition of a connector as text, with what is wrong in it. */
export function describeDefinition({
  value: model,
  diagnostics,
}: Checked<Connector | undefined>): AnswerOf<typeof getDefinition> {
  if (model === undefined) throw new Error('A kept version of a connector cannot be read.');
  const { fileName, format, text } = model.sources.definition;
  return { fileName, language: format, text, diagnostics: diagnostics.slice(0, 500).map((each) => ({ ...each })) };
}
