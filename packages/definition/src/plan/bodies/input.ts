import { type Members, member, objectMember, requireMembers } from '../../document/members.ts';
import type { Template } from '../../expression/template.ts';
import type { Value } from '../../value/value.ts';
import { type ActionDraft, type Compilation, compileValue, constantTemplate, type Viewpoint } from '../compilation.ts';

/** Compiles the `inputs` of an action as one template. */
export function wholeInputs(draft: ActionDraft, compilation: Compilation, viewpoint: Viewpoint = 'start'): Template {
  const found = member(draft.source, 'inputs');
  return found ? compileValue(compilation, found, { viewpoint, action: draft }) : constantTemplate({});
}

/** The `inputs` of an action as an object with the members that it must have; both are reported when they lack. */
export function inputMembers(draft: ActionDraft, required: readonly string[]): Members | undefined {
  if (!requireMembers(draft.source, ['inputs'], `The action '${draft.name}'`)) return undefined;
  const inputs = objectMember(draft.source, 'inputs');
  if (!inputs || !requireMembers(inputs, required, `"inputs" of '${draft.name}'`)) return undefined;
  return inputs;
}

/** Compiles one member of an object; a default stands in where it is absent. */
export function memberTemplate(
  members: Members,
  name: string,
  use: {
    readonly compilation: Compilation;
    readonly draft: ActionDraft;
    readonly viewpoint?: Viewpoint;
    readonly fallback?: Value;
  },
): Template {
  const found = member(members, name);
  if (!found) return constantTemplate(use.fallback ?? null);
  return compileValue(use.compilation, found, { viewpoint: use.viewpoint ?? 'start', action: use.draft });
}
