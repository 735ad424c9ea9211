import type { Reference, Template } from '../expression/template.ts';
import type { ActionDraft, Compilation } from './compilation.ts';
import { isInside } from './is-before.ts';
import type { ParameterPlan, TriggerPlan } from './plan.ts';

/**
 * Hides the inputs of every action that uses secured data (clause 10): secured outputs of an action or of the trigger, or a
 * secure parameter. Where outputs repeat the inputs (Compose, ParseJson, Response), hiding the inputs hides the outputs, which
 * then counts as secured in turn. Variables that were set from secured data count as secured as well, and a name that is only known
 * when the run gets there may be that of any of them. Gives the test whether a template outside all actions uses secured data.
 */
export function hideSecured(
  compilation: Compilation,
  parameters: readonly ParameterPlan[],
  triggers: readonly TriggerPlan[],
): (template: Template) => boolean {
  const secureParameters = new Set(parameters.filter(({ isSecure }) => isSecure).map(({ name }) => name.toLowerCase()));
  const triggerIsSecured = triggers.some(({ hidesOutputs }) => hidesOutputs);
  const securedVariables = new Set<string>();
  const securedLoops = new Set<string>();
  const readsSecured = ({ function: name, name: what }: Reference, reader?: ActionDraft): boolean => {
    const key = what?.toLowerCase();
    switch (name) {
      case 'parameters':
        return holds(secureParameters, key);
      case 'variables':
        return holds(securedVariables, key);
      case 'item':
        return securedLoops.has(reader?.loops.findLast(({ type }) => type === 'Foreach')?.pointer ?? '');
      case 'items':
        return (reader?.loops ?? []).some(
          (loop) => (key === undefined || loop.name.toLowerCase() === key) && securedLoops.has(loop.pointer),
        );
      case 'result': {
        const hidden = compilation.actions.filter((one) => one.hidesOutputs || one.hidesInputs);
        if (key === undefined) return hidden.length > 0;
        const container = compilation.actionsByName.get(key);
        return container !== undefined && hidden.some((one) => isInside(one, container));
      }
      case 'trigger':
      case 'triggerOutputs':
      case 'triggerBody':
      case 'triggerFormDataValue':
      case 'triggerFormDataMultiValues':
      case 'triggerMultipartBody':
        return triggerIsSecured;
      case 'actions':
      case 'outputs':
      case 'body':
      case 'formDataValue':
      case 'formDataMultiValues':
      case 'multipartBody': {
        const action = key === undefined ? undefined : compilation.actionsByName.get(key);
        const meant = key === undefined ? compilation.actions : action ? [action] : [];
        return meant.some((one) => one.hidesOutputs || (name === 'actions' && one.hidesInputs));
      }
      default:
        return false;
    }
  };
  for (const action of compilation.actions) {
    if (action.hidesInputs && REPEATING.has(action.type)) action.hidesOutputs = true;
  }
  let hasChanged = true;
  while (hasChanged) {
    hasChanged = false;
    for (const { template, action } of compilation.uses) {
      if (!action || action.hidesInputs || !template.references.some((one) => readsSecured(one, action))) continue;
      action.hidesInputs = true;
      if (action.type === 'Foreach') securedLoops.add(action.pointer);
      if (REPEATING.has(action.type)) action.hidesOutputs = true;
      for (const name of changedVariables(action.body)) securedVariables.add(name.toLowerCase());
      hasChanged = true;
    }
  }
  return ({ references }) => references.some((one) => readsSecured(one));
}

function holds(secured: ReadonlySet<string>, name: string | undefined): boolean {
  return name === undefined ? secured.size > 0 : secured.has(name);
}

const REPEATING: ReadonlySet<string> = new Set(['Compose', 'ParseJson', 'Response', 'XmlValidation']);

function changedVariables(body: Compilation['actions'][number]['body']): readonly string[] {
  if (body.kind === 'variable') return [body.variable];
  return body.kind === 'initialize' ? body.variables.map(({ name }) => name) : [];
}
