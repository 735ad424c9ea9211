import type { TypedNode } from '../survey/nodes.ts';
import type { DefinitionSurvey, PackageSurvey } from '../survey/survey.ts';
import type { CheckedRule, NodeByKind, NodeKind } from './rule.ts';

/** Why a rule of this kind has nothing to look at here, if it has not. */
export function missingFor(kind: NodeKind, survey: PackageSurvey): string | undefined {
  if (kind === 'package') return undefined;
  if (kind === 'change' && survey.changes === undefined)
    return 'It compares with the published version; there is none to compare with here.';
  if (kind === 'imported' && survey.imported() === undefined)
    return 'It is reported when a definition is imported from another format.';
  if (kind === 'properties' || kind === 'connectionParameter' || kind === 'policy') {
    if (survey.propertiesFile === undefined) return 'There is no properties document.';
    return survey.properties ? undefined : 'The properties document cannot be read.';
  }
  if (survey.definitionFile === undefined) return 'There is no API definition.';
  return survey.definition ? undefined : 'The API definition cannot be read.';
}

/** The nodes that a rule looks at, in document order. */
export function nodesFor(
  { on, having }: Pick<CheckedRule<NodeKind>, 'on' | 'having'>,
  survey: PackageSurvey,
): readonly Node[] {
  const { definition } = survey;
  if (having === undefined || definition === undefined) return nodesOf(on, survey);
  const typed = typedWith(having, definition);
  if (on === 'typed') return typed;
  const schemas = typed.flatMap(({ schema }) => schema ?? []);
  return on === 'property' ? schemas.filter(({ role }) => role === 'property') : schemas;
}

type Node = NodeByKind[NodeKind];

function typedWith(members: readonly string[], { typed, typedWith: byMember }: DefinitionSurvey): readonly TypedNode[] {
  const [first = [], ...others] = members.flatMap((member) => {
    const nodes = byMember.get(member);
    return nodes === undefined ? [] : [nodes];
  });
  if (others.length === 0) return first;
  const wanted = new Set([first, ...others].flat());
  return typed.filter((node) => wanted.has(node));
}

function nodesOf(kind: NodeKind, survey: PackageSurvey): readonly Node[] {
  const { definition, properties } = survey;
  switch (kind) {
    case 'package':
      return [survey];
    case 'properties':
      return properties ? [properties] : [];
    case 'change':
      return survey.changes ?? [];
    case 'imported':
      return survey.imported() ?? [];
    case 'connectionParameter':
      return properties?.connectionParameters ?? [];
    case 'policy':
      return properties?.policies ?? [];
    default:
      return definition ? nodesOfDefinition(kind, definition) : [];
  }
}

function nodesOfDefinition(kind: NodeKind, definition: DefinitionSurvey): readonly Node[] {
  switch (kind) {
    case 'path':
      return definition.paths;
    case 'operation':
      return definition.operations;
    case 'parameter':
      return definition.parameters;
    case 'response':
      return definition.responses;
    case 'schema':
      return definition.schemas;
    case 'property':
      return definition.properties;
    case 'typed':
      return definition.typed;
    case 'reference':
      return definition.references;
    case 'extension':
      return definition.extensions;
    case 'dynamic':
      return definition.dynamics;
    default:
      return [definition];
  }
}
