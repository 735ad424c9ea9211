import { pointerTo } from '../document/findings.ts';
import { didYouMean } from '../document/members.ts';
import type { VariableType } from './action-body.ts';
import type { ActionDraft, Compilation } from './compilation.ts';
import { isBefore } from './is-before.ts';
import { LIMITS } from './limits.ts';

interface Declared {
  readonly name: string;
  readonly type: VariableType;
  readonly by: ActionDraft;
}

/** Checks that every variable is initialized once, before it is used, and used as its type allows (clauses 7.13 and 17). */
export function checkVariables(compilation: Compilation): void {
  const variables = declaredVariables(compilation);
  checkUses(compilation, variables);
  for (const action of compilation.actions) checkAction(action, variables, compilation);
}

function declaredVariables(compilation: Compilation): ReadonlyMap<string, Declared> {
  const variables = new Map<string, Declared>();
  for (const action of compilation.actions) {
    if (action.body.kind !== 'initialize') continue;
    for (const { name, type } of action.body.variables) {
      const first = variables.get(name.toLowerCase());
      if (!first) {
        variables.set(name.toLowerCase(), { name, type, by: action });
        continue;
      }
      compilation.findings.error({
        code: 'duplicate-variable',
        pointer: action.pointer,
        atName: true,
        message: `The variable '${name}' is initialized by '${first.by.name}' already.`,
        remedy: 'Use SetVariable here, or another name.',
      });
    }
  }
  if (variables.size > LIMITS.variables) {
    compilation.findings.error({
      code: 'limit-exceeded',
      pointer: compilation.actions[0]?.pointer ?? '',
      message: `The definition has ${variables.size} variables; at most ${LIMITS.variables} are allowed.`,
      remedy: 'Gather several in one variable of the type Object.',
    });
  }
  return variables;
}

/** Every `variables('…')` in an expression. */
function checkUses(compilation: Compilation, variables: ReadonlyMap<string, Declared>): void {
  for (const { template, action, viewpoint } of compilation.uses) {
    for (const { function: called, name, pointer, offset, length } of template.references) {
      if (called !== 'variables' || name === undefined) continue;
      const variable = variables.get(name.toLowerCase());
      const place = { pointer, offset, length };
      if (!variable) {
        compilation.findings.error({ ...unknown(name, variables), ...place });
      } else if (
        action?.body.kind === 'variable' &&
        action.body.variable.toLowerCase() === name.toLowerCase() &&
        viewpoint === 'start'
      ) {
        compilation.findings.error({
          code: 'self-reference',
          ...place,
          message: `'${action.name}' changes the variable '${variable.name}' and reads it as well; self reference is not supported.`,
          remedy: 'Compute the value in a Compose action before it.',
        });
      } else if (viewpoint !== 'outputs' && !(action && isBefore(variable.by, action))) {
        compilation.findings.error({ ...tooEarly(variable, action), ...place });
      }
    }
  }
}

const WANTED: Readonly<Record<string, readonly VariableType[]>> = {
  increment: ['Integer', 'Float'],
  decrement: ['Integer', 'Float'],
  'append-text': ['String'],
  'append-item': ['Array'],
};

function checkAction(action: ActionDraft, variables: ReadonlyMap<string, Declared>, compilation: Compilation): void {
  const { body } = action;
  if (body.kind !== 'variable') return;
  const pointer = pointerTo(action.pointer, 'inputs', 'name');
  const variable = variables.get(body.variable.toLowerCase());
  if (!variable) {
    compilation.findings.error({ ...unknown(body.variable, variables), pointer });
    return;
  }
  const wanted = WANTED[body.operation];
  if (wanted && !wanted.includes(variable.type)) {
    compilation.findings.error({
      code: 'wrong-variable-type',
      pointer,
      message: `'${action.name}' needs a variable of the type ${wanted.join(' or ')}, but '${variable.name}' is of the type ${variable.type}.`,
      remedy: 'Use another action, or initialize the variable with the other type.',
    });
  }
  if (!isBefore(variable.by, action)) compilation.findings.error({ ...tooEarly(variable, action), pointer });
}

function unknown(
  name: string,
  variables: ReadonlyMap<string, Declared>,
): { code: string; message: string; remedy: string } {
  const names = [...variables.values()].map((variable) => variable.name);
  return {
    code: 'unknown-variable',
    message: `There is no variable '${name}'.`,
    remedy: didYouMean(name, names) ?? `Add an InitializeVariable action for '${name}' at the top level.`,
  };
}

function tooEarly(
  { name, by }: Declared,
  action: ActionDraft | undefined,
): { code: string; message: string; remedy: string } {
  const reader = action ? `'${action.name}'` : 'a trigger';
  return {
    code: 'variable-not-initialized',
    message: `The variable '${name}' is not certain to be initialized (by '${by.name}') when ${reader} uses it.`,
    remedy: action
      ? `Let '${action.name}', or what it is in, run after '${by.name}'.`
      : 'A trigger cannot use variables.',
  };
}
