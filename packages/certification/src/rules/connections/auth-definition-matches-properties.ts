import type { JsonObject } from '@tenon/connector';
import { parametersFor } from '../../proposals/connection-parameters.ts';
import type { CheckedRule, Edit } from '../../review/rule.ts';
import { isObject, objectOr, own, textOr } from '../../survey/json.ts';
import { textsOfPolicy } from '../../survey/policy-templates.ts';
import { below } from '../../survey/spot.ts';
import type { PropertiesSurvey } from '../../survey/survey.ts';

/** Security definitions and connection parameters agree. */
export const authDefinitionMatchesProperties: CheckedRule<'properties'> = {
  id: 'auth-definition-matches-properties',
  severity: 'warning',
  level: 'connection',
  fix: 'suggestion',
  source: 'CP, OWN',
  summary: 'Security definitions and connection parameters agree.',
  why: 'Otherwise a connection asks for one thing and calls need another.',
  remedy: 'Give each security scheme its connection parameter.',
  on: 'properties',
  check(properties, report, survey) {
    if (survey.definition === undefined || Object.hasOwn(properties.properties, 'connectionParameterSets')) return;
    if (survey.script !== undefined || Object.hasOwn(properties.properties, 'scriptOperations')) return;
    const schemes = Object.entries(survey.definition.securityDefinitions).map(([name, scheme]) => ({
      name,
      type: textOr(own(objectOr(scheme), 'type')),
    }));
    const types = properties.connectionParameters.map(({ value }) => typeOf(value));
    const injected = injectedNames(properties);
    const at =
      properties.connectionParameters.length > 0
        ? below(properties.propertiesAt, 'connectionParameters')
        : properties.propertiesAt;
    for (const { name, type } of schemes) {
      if (!isServed(type, types) && injected.size === 0)
        report(
          at,
          `The security scheme "${name}" is of the type ${type}, but no connection parameter serves it.`,
          proposeParameters(properties, objectOr(own(survey.definition.securityDefinitions, name))),
        );
    }
    for (const { name, value, at: parameterAt } of properties.connectionParameters) {
      if (injected.has(name)) continue;
      if (typeOf(value) === 'oauthsetting' && !schemes.some(({ type }) => type === 'oauth2'))
        report(parameterAt, `"${name}" signs in with OAuth, but the definition has no security scheme for it.`);
      else if (typeOf(value) === 'securestring' && schemes.length === 0 && !types.includes('oauthsetting'))
        report(parameterAt, `"${name}" is a secret, but no security scheme or policy sends it.`);
    }
  },
  example: {
    at: 'properties:/properties',
    bad: {
      'properties:/properties/connectionParameters': undefined,
      'properties:/properties/policyTemplateInstances': undefined,
    },
  },
};

/** Connection parameters for a scheme, where there are none yet. */
function proposeParameters(properties: PropertiesSurvey, scheme: JsonObject): { readonly fix?: () => readonly Edit[] } {
  const value = parametersFor(scheme);
  const isWritable = isObject(own(properties.value, 'properties'));
  if (properties.connectionParameters.length > 0 || value === undefined || !isWritable) return {};
  return { fix: () => [{ kind: 'set', at: below(properties.propertiesAt, 'connectionParameters'), value }] };
}

function typeOf(value: JsonObject): string {
  return textOr(own(value, 'type')).toLowerCase();
}

function isServed(scheme: string, types: readonly string[]): boolean {
  switch (scheme) {
    case 'oauth2':
      return types.includes('oauthsetting');
    case 'apiKey':
      return types.includes('securestring');
    case 'basic':
      return types.length >= 2;
    default:
      return true;
  }
}

/** The connection parameters that a policy puts into calls; values below an OAuth parameter count as its use. */
function injectedNames({ policies }: PropertiesSurvey): ReadonlySet<string> {
  const texts = policies
    .flatMap(textsOfPolicy)
    .flatMap(({ text }) => (text.includes('onnectionParameters(') ? text : []));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/connectionParameters\(\s*['"]([^'":]*)/gi)].map(([, name]) => name),
  );
  return new Set(names.filter((name) => name !== undefined));
}
