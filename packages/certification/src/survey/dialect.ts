import type { JsonObject } from '@tenon/connector';
import { own, textOr } from './json.ts';
import type { DefinitionSurvey } from './survey.ts';

/** The version of OpenAPI that a document says it follows. */
export function dialectOf(value: JsonObject): DefinitionSurvey['dialect'] {
  if (own(value, 'swagger') === '2.0') return '2.0';
  const openapi = textOr(own(value, 'openapi'));
  if (/^3\.0\.\d+$/.test(openapi)) return '3.0';
  return /^3\.1\.\d+$/.test(openapi) ? '3.1' : 'unknown';
}
