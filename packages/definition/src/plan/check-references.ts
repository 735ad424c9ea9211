import { didYouMean } from '../document/members.ts';
import type { Reference } from '../expression/template.ts';
import type { ActionDraft, Compilation, TemplateUse } from './compilation.ts';
import { isBefore, isInside } from './is-before.ts';
import type { ParameterPlan } from './plan.ts';

/**
 * Checks what expressions read (clause 17): parameters that are declared, actions that are certain to have been decided,
 * loops that are around, functions where the language allows them. Names that are computed cannot be checked.
 */
export function checkReferences(compilation: Compilation, parameters: readonly ParameterPlan[]): void {
  const declared = new Set(parameters.map(({ name }) => name.toLowerCase()));
  for (const use of compilation.uses) {
    for (const reference of use.template.references) {
      const problem = problemOf({ use, reference, compilation, declared, parameters });
      if (!problem) continue;
      const { pointer, offset, length } = reference;
      compilation.findings.error({ ...problem, pointer, offset, length });
    }
  }
}

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

interface Reading {
  readonly use: TemplateUse;
  readonly reference: Reference;
  readonly compilation: Compilation;
  readonly declared: ReadonlySet<string>;
  readonly parameters: readonly ParameterPlan[];
}

function problemOf(reading: Reading): Problem | undefined {
  const { use, reference, declared, parameters } = reading;
  switch (reference.function) {
    case 'parameters': {
      const { name } = reference;
      if (name === undefined || declared.has(name.toLowerCase())) return undefined;
      return {
        code: 'unknown-parameter',
        message: `There is no parameter '${name}'.`,
        remedy:
          didYouMean(
            name,
            parameters.map((one) => one.name),
          ) ?? `Declare '${name}' in "parameters".`,
      };
    }
    case 'actions':
    case 'outputs':
    case 'body':
    case 'result':
    case 'formDataValue':
    case 'formDataMultiValues':
    case 'multipartBody':
      return actionProblem(reading);
    case 'items':
    case 'iterationIndexes':
      return loopProblem(reading);
    case 'item':
      if (use.viewpoint === 'row' || use.action?.loops.some(({ type }) => type === 'Foreach')) return undefined;
      return {
        code: 'not-in-loop',
        message: 'item() has no meaning here: it is the item of a Foreach, or the row of a data operation.',
        remedy: 'Move the action into a Foreach, or read the value from where it comes.',
      };
    case 'listCallbackUrl':
      if (use.viewpoint === 'subscribe') return undefined;
      return {
        code: 'misplaced-function',
        message: 'listCallbackUrl() is only known while a webhook subscribes.',
        remedy: 'Use it in the "subscribe" of a webhook trigger or action.',
      };
    case 'action':
      if (use.viewpoint === 'end' || use.viewpoint === 'iteration') return undefined;
      return {
        code: 'misplaced-function',
        message: 'action() can only be read when its action has finished.',
        remedy: 'Use it in "trackedProperties", in "unsubscribe", or in the condition of an Until.',
      };
    default:
      return undefined;
  }
}

function actionProblem({ use, reference, compilation }: Reading): Problem | undefined {
  const { name } = reference;
  if (name === undefined) return undefined;
  const action = compilation.actionsByName.get(name.toLowerCase());
  if (!action) {
    const names = compilation.actions.map((one) => one.name);
    return {
      code: 'unknown-action',
      message: `There is no action '${name}'.`,
      remedy: didYouMean(name, names) ?? 'Name an action of this definition.',
    };
  }
  if (reference.function === 'result' && action.groups.length === 0) {
    return {
      code: 'not-a-container',
      message: `result() needs an action that holds actions; '${action.name}' is of the type '${action.type}'.`,
      remedy: `Use actions('${action.name}') for its record.`,
    };
  }
  if (isDecided(action, use)) return undefined;
  const reader = use.action ? `'${use.action.name}'` : 'a trigger';
  return {
    code: 'action-not-before',
    message: `'${action.name}' is not certain to be over when ${reader} reads it.`,
    remedy: use.action
      ? `Let '${use.action.name}', or what it is in, run after '${action.name}', directly or over others.`
      : 'A trigger can read parameters and its own data only.',
  };
}

function isDecided(action: ActionDraft, { viewpoint, action: reader }: TemplateUse): boolean {
  if (viewpoint === 'outputs') return true;
  if (!reader) return false;
  if (viewpoint === 'end' && action === reader) return true;
  if ((viewpoint === 'iteration' || viewpoint === 'end') && isInside(action, reader)) return true;
  return isBefore(action, reader);
}

function loopProblem({ use, reference, compilation }: Reading): Problem | undefined {
  const { name, function: called } = reference;
  if (name === undefined) return undefined;
  const { action: reader, viewpoint } = use;
  const around = [...(reader?.loops ?? []), ...(viewpoint === 'iteration' && reader ? [reader] : [])];
  const loop = around.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const fits = loop && (called === 'iterationIndexes' || loop.type === 'Foreach');
  if (fits) return undefined;
  const known = compilation.actionsByName.get(name.toLowerCase());
  const names = around.map((one) => one.name);
  const message = known
    ? `${called}('${name}') has no meaning here, since '${known.name}' is not a loop around this place.`
    : `There is no loop '${name}'.`;
  return {
    code: known ? 'not-in-loop' : 'unknown-action',
    message,
    remedy:
      didYouMean(name, names) ??
      (names.length > 0 ? `Name one of ${names.join(', ')}.` : 'Move the action into the loop.'),
  };
}
