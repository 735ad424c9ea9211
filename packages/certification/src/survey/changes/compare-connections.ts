import { authenticationKinds } from '../authentication.ts';
import { isHidden } from '../connection-parameters.ts';
import { objectOr, own, textOr } from '../json.ts';
import type { ConnectionParameterNode } from '../nodes.ts';
import { below } from '../spot.ts';
import type { DefinitionSurvey, PackageSurvey } from '../survey.ts';
import type { NoteChange } from './version-change.ts';

/** Notes what changed of how connections are made, and of who offers the connector. */
export function compareConnections(
  before: PackageSurvey,
  after: PackageSurvey & { readonly definition: DefinitionSurvey },
  note: NoteChange,
): void {
  const now = new Set(waysToSignIn(after));
  const gone = waysToSignIn(before).filter((way) => !now.has(way));
  const { definition } = after;
  if (gone.length > 0)
    note(
      'auth-type',
      Object.keys(definition.securityDefinitions).length > 0 ? definition.securityDefinitionsAt : definition.at,
      {
        message: `Signing in by ${gone.join(' and ')} is gone.`,
      },
    );
  compareParameters(before, after, note);
  comparePublishers(before, after, note);
}

/** The kinds of authentication and the parameter sets. */
function waysToSignIn(survey: PackageSurvey): string[] {
  const sets = new Set(survey.properties?.connectionParameters.flatMap(({ set }) => (set === undefined ? [] : [set])));
  return [...new Set(authenticationKinds(survey)), ...[...sets].map((name) => `the parameter set ${name}`)];
}

function compareParameters(before: PackageSurvey, { properties }: PackageSurvey, note: NoteChange): void {
  if (before.properties === undefined || properties === undefined) return;
  const old = new Map(before.properties.connectionParameters.map((node) => [keyOf(node), node]));
  const next = new Map(properties.connectionParameters.map((node) => [keyOf(node), node]));
  const holder = Object.hasOwn(properties.properties, 'connectionParameters')
    ? below(properties.propertiesAt, 'connectionParameters')
    : properties.propertiesAt;
  for (const [key, { name }] of old) {
    if (!next.has(key))
      note('connection-parameter-removed', holder, { message: `The connection parameter "${name}" is gone.` });
  }
  for (const [key, node] of next) {
    if (!old.has(key) && isRequired(node) && !isHidden(node))
      note('connection-parameter-removed', node.at, {
        message: `The connection parameter "${node.name}" is new and required.`,
      });
  }
}

function keyOf({ set, name }: ConnectionParameterNode): string {
  return `${set ?? ''} ${name}`;
}

function isRequired({ value }: ConnectionParameterNode): boolean {
  const constraints = objectOr(own(objectOr(own(value, 'uiDefinition')), 'constraints'));
  const required = own(constraints, 'required');
  return (required === true || required === 'true') && own(constraints, 'default') === undefined;
}

function comparePublishers(before: PackageSurvey, { properties }: PackageSurvey, note: NoteChange): void {
  const old = textOr(own(before.properties?.properties ?? {}, 'publisher'));
  const next = textOr(own(properties?.properties ?? {}, 'publisher'));
  if (properties === undefined || old === '' || old === next) return;
  const isGiven = Object.hasOwn(properties.properties, 'publisher');
  note('publisher', isGiven ? below(properties.propertiesAt, 'publisher') : properties.propertiesAt, {
    message: `The publisher changes from "${old}" to "${next}".`,
  });
}
