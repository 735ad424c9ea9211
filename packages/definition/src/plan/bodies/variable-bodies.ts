import { pointerTo } from '../../document/findings.ts';
import { arrayMember, type Members, member, requireMembers, textMember, wordMember } from '../../document/members.ts';
import { isObject } from '../../value/value.ts';
import type { ActionBody, VariableDeclaration, VariableType } from '../action-body.ts';
import type { ActionDraft, Compilation } from '../compilation.ts';
import { inputMembers, memberTemplate } from './input.ts';

const VARIABLE_TYPES: readonly VariableType[] = ['String', 'Integer', 'Float', 'Boolean', 'Array', 'Object'];

/** InitializeVariable (clause 7.13): one or several variables, at the top level only. */
export function initializeBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['variables']);
  if (!inputs) return undefined;
  const { findings } = compilation;
  if (draft.group.owner) {
    findings.error({
      code: 'misplaced-action',
      pointer: draft.pointer,
      atName: true,
      message: `'${draft.name}' initializes a variable inside '${draft.group.owner.name}'; that is only possible at the top level.`,
      remedy: 'Move it out of all containers, and set the variable inside with SetVariable.',
    });
  }
  const variables = (arrayMember(inputs, 'variables') ?? []).flatMap((source, index): VariableDeclaration[] => {
    const pointer = pointerTo(inputs.pointer, 'variables', index);
    if (!isObject(source)) {
      const message = 'A variable must be an object with "name" and "type".';
      findings.error({ code: 'wrong-type', pointer, message, remedy: 'Write {"name": …, "type": …}.' });
      return [];
    }
    const members: Members = { source, pointer, findings };
    if (!requireMembers(members, ['name', 'type'], 'The variable')) return [];
    const name = textMember(members, 'name');
    const type = wordMember(members, 'type', VARIABLE_TYPES);
    if (name === undefined || type === undefined) return [];
    const found = member(members, 'value');
    if (!found) return [{ name, type }];
    return [{ name, type, value: memberTemplate(members, 'value', { compilation, draft }) }];
  });
  return { kind: 'initialize', variables };
}

const OPERATIONS = {
  SetVariable: 'set',
  IncrementVariable: 'increment',
  DecrementVariable: 'decrement',
  AppendToStringVariable: 'append-text',
  AppendToArrayVariable: 'append-item',
} as const;

/** The actions that change a variable (clause 7.13). */
export function variableBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const operation = Object.entries(OPERATIONS).find(([type]) => type === draft.type)?.[1];
  if (!operation) return undefined;
  const hasDefault = operation === 'increment' || operation === 'decrement';
  const inputs = inputMembers(draft, hasDefault ? ['name'] : ['name', 'value']);
  const variable = inputs && textMember(inputs, 'name');
  if (!inputs || variable === undefined) return undefined;
  if (!member(inputs, 'value')) return { kind: 'variable', operation, variable };
  return { kind: 'variable', operation, variable, value: memberTemplate(inputs, 'value', { compilation, draft }) };
}
