import { SpellChecker } from '../text/spelling.ts';
import type { DefinitionSurvey } from './survey.ts';

/** A spell checker that knows the names that a connector uses. */
export function spellCheckerFor({ title, operations, parameters, properties, paths }: DefinitionSurvey): SpellChecker {
  return new SpellChecker(() => [
    title,
    ...operations.map(({ name }) => name),
    ...parameters.map(({ name }) => name),
    ...properties.map(({ name }) => name),
    ...paths.map(({ path }) => path),
  ]);
}
