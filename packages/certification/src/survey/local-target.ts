import type { ReferenceNode } from './nodes.ts';
import { valueAtReference } from './resolve.ts';
import type { DefinitionSurvey } from './survey.ts';

/**
 * What a reference that is written as one out of the document means within it: one that names the document's own file, leaves out
 * the `#/`, or has the bare name of a definition. Undefined where there is nothing of the kind.
 */
export function localTarget({ target, expects }: ReferenceNode, definition: DefinitionSurvey): string | undefined {
  if (typeof target !== 'string' || target.includes('://')) return undefined;
  const [file = '', fragment] = target.replace(/^\.\//, '').split('#', 2);
  const candidates =
    fragment === undefined
      ? [`#/${file.replace(/^\/+/, '')}`, `${placeOfKind(expects, definition)}/${file}`]
      : [`#${fragment}`].filter(() => file === baseName(definition.source.fileName));
  return candidates.find(
    (candidate) => valueAtReference(definition.value, definition.at, candidate) !== undefined && candidate !== '#/',
  );
}

function placeOfKind(expects: ReferenceNode['expects'], { dialect }: DefinitionSurvey): string {
  const kind = expects === 'parameter' ? 'parameters' : expects === 'response' ? 'responses' : 'schemas';
  if (dialect === '3.0' || dialect === '3.1') return `#/components/${kind}`;
  return kind === 'schemas' ? '#/definitions' : `#/${kind}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
