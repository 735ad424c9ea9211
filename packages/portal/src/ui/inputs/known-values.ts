import type { OperationParameter } from '../operation-parameter.ts';
import { knownPart, membersOf } from './body-text.ts';
import type { InputDialect } from './plain-input.ts';

/** What is known now of all inputs of an operation, for questions that depend on them. */
export function knownValues(
  parameters: readonly OperationParameter[],
  {
    textOf,
    dialect,
  }: { readonly textOf: (parameter: OperationParameter) => string; readonly dialect: Pick<InputDialect, 'isKnown'> },
): Readonly<Record<string, unknown>> {
  const known = parameters.flatMap((parameter) => {
    const text = textOf(parameter);
    if (text === '') return [];
    if (parameter.in === 'body') {
      const members = membersOf(text);
      return members === undefined ? [] : [[parameter.name, knownPart(members, dialect.isKnown)] as const];
    }
    return dialect.isKnown(text) ? [[parameter.name, text] as const] : [];
  });
  return Object.fromEntries(known);
}
