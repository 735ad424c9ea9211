import type { CheckedRule } from '../../review/rule.ts';
import { own } from '../../survey/json.ts';
import { below } from '../../survey/spot.ts';

/** The document says swagger "2.0", or openapi 3.0 or 3.1. */
export const openapiVersionSupported: CheckedRule<'definition'> = {
  id: 'openapi-version-supported',
  severity: 'error',
  level: 'document',
  fix: 'none',
  source: 'OAS2, OAS3, POL 5000.2.6.3',
  summary: 'The document says swagger "2.0", or openapi 3.0 or 3.1.',
  why: 'The version decides every other rule.',
  remedy: 'Set "swagger" to the text "2.0", or "openapi" to 3.0.x or 3.1.x.',
  on: 'definition',
  check(definition, report) {
    if (definition.dialect !== 'unknown') return;
    const swagger = own(definition.value, 'swagger');
    const openapi = own(definition.value, 'openapi');
    const said =
      swagger === undefined
        ? openapi === undefined
          ? undefined
          : { key: 'openapi', value: openapi }
        : { key: 'swagger', value: swagger };
    if (said === undefined) report(definition, 'The document does not say which version of OpenAPI it follows.');
    else
      report(
        below(definition.at, said.key),
        `"${said.key}" is ${JSON.stringify(said.value)}; that version is not supported.`,
      );
  },
  example: { at: '/swagger', bad: { '/swagger': '1.2' } },
};
