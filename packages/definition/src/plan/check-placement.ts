import { pointerTo } from '../document/findings.ts';
import type { Compilation } from './compilation.ts';
import type { TriggerPlan } from './plan.ts';

/** Checks Responses against the triggers: somebody must be there who waits (clauses 7.12 and 6.11). */
export function checkPlacement(compilation: Compilation, triggers: readonly TriggerPlan[]): void {
  const responses = compilation.actions.filter(({ body }) => body.kind === 'response');
  if (responses.length === 0 || triggers.length === 0) return;
  if (!triggers.some(({ type }) => type === 'Request')) {
    for (const response of responses) {
      compilation.findings.error({
        code: 'misplaced-action',
        pointer: response.pointer,
        atName: true,
        message: `'${response.name}' would answer a caller, but the workflow has no Request trigger.`,
        remedy: 'Remove it, or start the workflow with a Request trigger.',
      });
    }
  }
  const synchronous = responses.find(({ body }) => body.kind === 'response' && !body.isAsynchronous);
  for (const trigger of triggers) {
    if (!trigger.splitOn || !synchronous || trigger.type !== 'Request') continue;
    compilation.findings.error({
      code: 'misplaced-action',
      pointer: pointerTo(trigger.pointer, 'splitOn'),
      message: `"splitOn" starts many runs, none of which can answer the caller as '${synchronous.name}' would.`,
      remedy: `Remove "splitOn" or '${synchronous.name}', or loop over the items with Foreach.`,
    });
  }
}
