import type { ActionPlan, Value } from '@tenon/definition';
import type { ActionRun, Frame, RunState } from '../state/state.ts';
import { gatheredStatus, neverOpened, recordSeen, runsOf, type Seen, seeAction, seeIn } from './read-action.ts';
import { actionRecord, dependencyFailed, recordOf, type Skip, skippedRecord } from './records.ts';

/** The records of the direct children of a finished container, in the order of the definition (clause 8.5). */
export function readResult(state: RunState, from: Frame, container: ActionPlan): Value | undefined {
  if (container.groups.length === 0) return undefined;
  return resultOf(state, container, seeAction(state, from, container));
}

function resultOf(state: RunState, container: ActionPlan, seen: Seen): Value | undefined {
  switch (seen.kind) {
    case 'undecided':
      return undefined;
    case 'iterations':
      return seen.of.map((one) => resultOf(state, container, one) ?? null);
    case 'skipped':
      return children(container).map((child) =>
        skippedRecord(state, child, childOfSkipped(container, child, seen.skip.at)),
      );
    case 'run':
      return childRecords(state, seen.run);
  }
}

function children(container: ActionPlan): readonly ActionPlan[] {
  return container.groups.flatMap(({ actions }) => actions);
}

function childOfSkipped(container: ActionPlan, child: ActionPlan, at: string): Skip {
  return { at, code: 'ActionSkipped', error: dependencyFailed(child.name, container.name, 'Skipped') };
}

function childRecords(state: RunState, run: ActionRun): Value | undefined {
  const { action, loop, child } = run;
  if (run.status === 'Running') return undefined;
  if (loop?.items) return children(action).map((one) => iterationsRecord(state, one, loop.frames));
  const frame = loop ? loop.frames.at(-1) : child;
  return children(action).map((one) => {
    if (frame?.group === one.group) return recordSeen(state, one, seeIn(state, frame, one));
    return skippedRecord(state, one, neverOpened(one, run));
  });
}

/** A child of a Foreach appears once: its `outputs` are the records of its iterations. */
function iterationsRecord(state: RunState, child: ActionPlan, frames: readonly Frame[]): Value {
  const seen: Seen = { kind: 'iterations', of: frames.map((frame) => seeIn(state, frame, child)) };
  const runs = runsOf(seen);
  return recordOf({
    name: child.name,
    outputs: runs.map((one) => actionRecord(state, one)),
    startTime: runs[0]?.startedAt,
    endTime: runs.at(-1)?.endedAt,
    clientTrackingId: state.started?.clientTrackingId,
    code: runs.find(({ status }) => status === 'Failed')?.code ?? runs.at(-1)?.code,
    status: gatheredStatus(runs),
    repetitionCount: runs.length,
  });
}
