import type { FunctionDefinition } from './function-definition.ts';
import { collectionFunctions } from './functions/collections.ts';
import { conversionFunctions } from './functions/conversions.ts';
import { dateFunctions } from './functions/dates.ts';
import { encodingFunctions } from './functions/encodings.ts';
import { formatFunctions } from './functions/formats.ts';
import { formFunctions } from './functions/forms.ts';
import { logicFunctions } from './functions/logic.ts';
import { mathFunctions } from './functions/math.ts';
import { objectFunctions } from './functions/objects.ts';
import { textEncodingFunctions } from './functions/text-encodings.ts';
import { textSearchFunctions } from './functions/text-search.ts';
import { textFunctions } from './functions/texts.ts';
import { uriFunctions } from './functions/uris.ts';
import { workflowFunctions } from './functions/workflow.ts';
import { xmlFunctions } from './functions/xml.ts';

/** Every function of the expression language, family by family. */
export const functionTable: readonly FunctionDefinition[] = [
  ...textFunctions,
  ...textSearchFunctions,
  ...textEncodingFunctions,
  ...collectionFunctions,
  ...logicFunctions,
  ...conversionFunctions,
  ...encodingFunctions,
  ...mathFunctions,
  ...dateFunctions,
  ...formatFunctions,
  ...workflowFunctions,
  ...formFunctions,
  ...uriFunctions,
  ...objectFunctions,
  ...xmlFunctions,
];

const byExactName = new Map<string, FunctionDefinition>();
const byLowerName = new Map<string, FunctionDefinition>();
for (const definition of functionTable) {
  for (const name of [definition.name, ...(definition.aliases ?? [])]) {
    byExactName.set(name, definition);
    byLowerName.set(name.toLowerCase(), definition);
  }
}

/** The function of a name, in any letter case. */
export function findFunction(name: string): FunctionDefinition | undefined {
  return byExactName.get(name) ?? byLowerName.get(name.toLowerCase());
}

/** The names of all functions, other spellings included. */
export function functionNames(): Iterable<string> {
  return byExactName.keys();
}
