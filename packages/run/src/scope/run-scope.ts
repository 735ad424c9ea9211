import type { Scope, Value } from '@tenon/definition';
import type { ActionRun, Frame, RunState } from '../state/state.ts';
import { readVariable } from '../state/variables.ts';
import type { Surroundings } from '../surroundings.ts';
import { opener } from './open-stored.ts';
import { outputsOf, recordSeen, seeAction } from './read-action.ts';
import { readResult } from './read-result.ts';
import { actionRecord, recordOf } from './records.ts';
import { triggerValue } from './trigger-value.ts';

/** From where expressions look at the run. It is moved before each evaluation, so that one scope serves a whole `decide`. */
export interface View {
  frame: Frame;
  /** The action whose record `action()` gives; absent where the language does not allow it. */
  self?: ActionRun;
  /** What `listCallbackUrl()` gives; absent outside of subscriptions. */
  callbackUrl?: string;
}

/** Makes the scope of a run. Values are read when an expression asks for them. */
export function newRunScope(state: RunState, view: View, surroundings: Surroundings): Scope {
  const open = opener(surroundings);
  const iterationOf = (loop: string): Frame | undefined => {
    const name = state.plan.findAction(loop)?.name;
    for (let frame: Frame | undefined = view.frame; frame; frame = frame.owner?.frame) {
      if (frame.owner?.loop && frame.owner.action.name === name) return frame;
    }
    return undefined;
  };
  return {
    parameter: state.plan.findParameter,
    variable: (name) => open(readVariable(state, name)),
    action: (name) => {
      const action = state.plan.findAction(name);
      return action && open(recordSeen(state, action, seeAction(state, view.frame, action)));
    },
    outputs: (name) => {
      const action = state.plan.findAction(name);
      return action && open(outputsOf(seeAction(state, view.frame, action)));
    },
    trigger: () => open(state.started && triggerValue(state.started.trigger)),
    item: () => {
      for (let frame: Frame | undefined = view.frame; frame; frame = frame.owner?.frame) {
        if (frame.owner?.loop?.items) return open(frame.item ?? null);
      }
      return undefined;
    },
    items: (loop) => {
      const frame = iterationOf(loop);
      return frame?.owner?.loop?.items ? open(frame.item ?? null) : undefined;
    },
    iterationIndex: (loop) => iterationOf(loop)?.indexes.at(-1),
    result: (container) => {
      const action = state.plan.findAction(container);
      return action && open(readResult(state, view.frame, action));
    },
    currentAction: () => view.self && open(actionRecord(state, view.self)),
    workflow: () => workflowValue(state),
    callbackUrl: () => view.callbackUrl,
    now: () => surroundings.now,
    newGuid: surroundings.newId,
    random: surroundings.random,
  };
}

/** What `workflow()` gives. */
export function workflowValue(state: RunState): Value | undefined {
  if (!state.started) return undefined;
  const { workflow, run } = state.started;
  return recordOf({
    id: workflow.id,
    name: workflow.name,
    type: workflow.type,
    location: workflow.location,
    tags: workflow.tags,
    run: { id: `${workflow.id}/runs/${run}`, name: run, type: `${workflow.type}/runs` },
  });
}
