import { isObject, own } from './json.ts';
import type { PolicyNode } from './nodes.ts';
import { below, type Spot } from './spot.ts';

const required: Readonly<Record<string, readonly string[]>> = {
  dynamichosturl: ['urlTemplate'],
  routerequesttoendpoint: ['newPath'],
  setheader: ['name', 'value'],
  setqueryparameter: ['name', 'value'],
  setproperty: ['newPropertyParentPathTemplate', 'newPropertySubPathTemplate', 'propertyValuePathTemplate'],
  setvaluefromurl: ['parameterTemplate', 'parameterValueUrl', 'parameterValuePathTemplate'],
  pollingtrigger: ['triggerConfig', 'triggerDataPath'],
  updatenextlink: ['nextLinkPropertyName'],
  convertarraytoobject: ['propertyParentPath', 'keyWithinCollectionPath', 'newPropertyPath'],
  convertobjecttoarray: ['propertyParentPath', 'newPropertyPath'],
  stringreplace: ['propertyParentPath', 'sourceString', 'replacementString', 'newPropertyPath'],
  stringtoarray: ['propertyParentPath', 'delimiterList', 'childPropertyName', 'newPropertyPath'],
  encodepropertyvalue: ['propertyParentPath', 'newPropertyPath'],
};

/** Whether a policy template, by its id in lower case, is one that can be carried out. */
export function isKnownTemplate(template: string): boolean {
  return Object.hasOwn(required, template);
}

/** The parameters that a template cannot do without. */
export function requiredOfTemplate(template: string): readonly string[] {
  return isKnownTemplate(template) ? (required[template] ?? []) : [];
}

/** The texts of a policy that may hold expressions. */
export function textsOfPolicy(policy: PolicyNode): { at: Spot; text: string }[] {
  return Object.keys(policy.parameters).flatMap((name) => {
    const value = own(policy.parameters, name);
    const at = below(policy.parametersAt, name);
    if (typeof value === 'string') return [{ at, text: value }];
    if (!isObject(value)) return [];
    return Object.entries(value).flatMap(([key, text]) =>
      typeof text === 'string' ? [{ at: below(at, key), text }] : [],
    );
  });
}

/** What is wrong with the expressions in a text, as the rest of a sentence. */
export function expressionProblem(text: string): string | undefined {
  for (const start of text.matchAll(
    /@\{?\s*(?:connectionParameters|headers|queryParameters|body|item|triggerBody)\b/g,
  )) {
    const problem = callProblem(text, start.index, start[0]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function callProblem(text: string, start: number, opening: string): string | undefined {
  const isInterpolated = opening.startsWith('@{');
  let at = start + opening.length;
  if (text[at] !== '(') return undefined;
  let depth = 0;
  for (; at < text.length; at += 1) {
    const character = text[at];
    if (character === "'" || character === '"') {
      const end = text.indexOf(character, at + 1);
      if (end < 0) return 'has a quotation mark that is not closed';
      at = end;
    } else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) break;
    }
  }
  if (depth > 0) return 'has a bracket that is not closed';
  return isInterpolated && !text.includes('}', at) ? 'has a brace that is not closed' : undefined;
}
