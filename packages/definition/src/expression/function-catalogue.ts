import type { FunctionFamily } from './function-definition.ts';
import { functionTable } from './function-table.ts';

/** What people are told about a function. */
export interface FunctionHelp {
  readonly name: string;
  /** Other spellings of the name. */
  readonly aliases: readonly string[];
  readonly family: FunctionFamily;
  /** For example `substring(text, start, length?)`. */
  readonly signature: string;
  readonly summary: string;
  /** A template string that shows it. */
  readonly example: string;
}

/** Every function of the expression language, family by family, for help and completion. */
export const functionCatalogue: readonly FunctionHelp[] = functionTable.map(
  ({ name, aliases = [], family, parameters, summary, example }) => ({
    name,
    aliases,
    family,
    signature: `${name}(${parameters})`,
    summary,
    example,
  }),
);
