import { type Members, member, objectMember, requireMembers } from '../document/members.ts';
import { propertyNames } from '../value/property.ts';
import { type Compilation, compileValue } from './compilation.ts';
import { typeOf } from './compile-parameters.ts';
import { LIMITS } from './limits.ts';
import type { OutputPlan } from './plan.ts';

/** Compiles the outputs of the workflow, which are evaluated after the last action. */
export function compileOutputs(definition: Members, compilation: Compilation): readonly OutputPlan[] {
  const outputs = objectMember(definition, 'outputs');
  const names = outputs ? propertyNames(outputs.source) : [];
  if (outputs && names.length > LIMITS.outputs) {
    compilation.findings.error({
      code: 'limit-exceeded',
      pointer: outputs.pointer,
      atName: true,
      message: `The definition has ${names.length} outputs; at most ${LIMITS.outputs} are allowed.`,
      remedy: 'Gather several in one output of the type Object.',
    });
  }
  return names.flatMap((name): OutputPlan[] => {
    const source = outputs && objectMember(outputs, name);
    if (!source || !requireMembers(source, ['type', 'value'], `The output '${name}'`)) return [];
    const found = member(source, 'value');
    if (!found) return [];
    const type = typeOf(source);
    const value = compileValue(compilation, found, { viewpoint: 'outputs' });
    return [{ name, type, value, isSecure: type.startsWith('Secure') }];
  });
}
