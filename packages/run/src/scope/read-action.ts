import type { ActionPlan, Value } from '@tenon/definition';
import type { ActionRun, Frame, GroupPlan, Loop, RunState } from '../state/state.ts';
import {
  actionRecord,
  branchNotTaken,
  dependencyFailed,
  recordOf,
  type Skip,
  skippedBecause,
  skippedRecord,
} from './records.ts';

/** What an action came to, seen from some frame: one run, none, or one per iteration of a loop that is over. */
export type Seen =
  | { readonly kind: 'run'; readonly run: ActionRun }
  | { readonly kind: 'skipped'; readonly skip: Skip }
  | { readonly kind: 'undecided' }
  | Iterations;

/** What the iterations of a loop came to; the array of their outputs is made once. */
export interface Iterations {
  readonly kind: 'iterations';
  readonly of: readonly Seen[];
  outputs?: Value;
}

/**
 * Looks an action up from a frame (clause 8.6): a sibling or an action of an enclosing group in the same iteration, an action
 * inside a finished container, the last iteration of an Until, all iterations of a Foreach in item order.
 */
export function seeAction(state: RunState, from: Frame, action: ActionPlan): Seen {
  const groups = groupsAround(action);
  for (let frame: Frame | undefined = from; frame; frame = frame.owner?.frame) {
    const level = groups.indexOf(frame.group);
    if (level >= 0) return descend(state, { frame, groups, level, action });
  }
  return { kind: 'undecided' };
}

/** The group of the action, the group of its container, and so on outwards. */
function groupsAround(action: ActionPlan): readonly GroupPlan[] {
  const groups = [action.group];
  for (let owner = action.group.owner; owner; owner = owner.group.owner) groups.push(owner.group);
  return groups;
}

interface Descent {
  readonly frame: Frame;
  readonly groups: readonly GroupPlan[];
  readonly level: number;
  readonly action: ActionPlan;
}

function descend(state: RunState, { frame, groups, level, action }: Descent): Seen {
  const inner = groups[level - 1];
  if (!inner) return seeIn(state, frame, action);
  const container = inner.owner;
  const run = container && frame.runs[container.position];
  if (!run || run.status === 'Waiting') {
    const skip = container && skippedBecause(state, frame, container);
    return container && skip
      ? { kind: 'skipped', skip: insideSkipped(container, action, skip) }
      : { kind: 'undecided' };
  }
  const { loop, child } = run;
  if (loop) {
    const below = (iteration: Frame): Seen => descend(state, { frame: iteration, groups, level: level - 1, action });
    if (loop.items)
      return run.status === 'Running' ? iterations(loop.frames.map(below)) : remembered(loop, action, below);
    const last = loop.frames.at(-1);
    return last ? below(last) : { kind: 'undecided' };
  }
  if (child?.group === inner) return descend(state, { frame: child, groups, level: level - 1, action });
  if (run.status === 'Running') return { kind: 'undecided' };
  return { kind: 'skipped', skip: neverOpened(action, run) };
}

/** A finished loop does not change: what was seen of an action in it is kept, so that asking often costs nothing. */
function remembered(loop: Loop, action: ActionPlan, below: (iteration: Frame) => Seen): Iterations {
  loop.seen ??= new Map();
  const known = loop.seen.get(action.number);
  if (known) return known;
  const seen = iterations(loop.frames.map(below));
  loop.seen.set(action.number, seen);
  return seen;
}

function iterations(of: readonly Seen[]): Iterations {
  return { kind: 'iterations', of };
}

/** Why nothing in a branch of a finished container was run: another branch was chosen, or none could be. */
export function neverOpened(action: ActionPlan, container: ActionRun): Skip {
  const at = container.endedAt ?? '';
  const { status } = container;
  const wasChosen = container.child !== undefined || status === 'Succeeded';
  const error = wasChosen ? branchNotTaken(action.name) : dependencyFailed(action.name, container.action.name, status);
  return { at, code: 'ActionSkipped', error };
}

/** What is inside a container that was never started shares its fate. */
function insideSkipped(container: ActionPlan, action: ActionPlan, skip: Skip): Skip {
  if (skip.error.code === 'Terminated' || skip.error.code === 'Cancelled') return skip;
  return { ...skip, error: dependencyFailed(action.name, container.name, 'Skipped') };
}

/** What an action of a frame's own group came to. */
export function seeIn(state: RunState, frame: Frame, action: ActionPlan): Seen {
  const run = frame.runs[action.position];
  if (run && run.status !== 'Waiting') return { kind: 'run', run };
  const skip = skippedBecause(state, frame, action);
  return skip ? { kind: 'skipped', skip } : { kind: 'undecided' };
}

/** The `outputs` of what was seen; null where there are none. Among iterations, one that did not succeed has none (clause 8.6). */
export function outputsOf(seen: Seen): Value {
  if (seen.kind === 'run') return seen.run.outputs ?? null;
  if (seen.kind !== 'iterations') return null;
  seen.outputs ??= seen.of.map((one) => (one.kind === 'run' && one.run.status !== 'Succeeded' ? null : outputsOf(one)));
  return seen.outputs;
}

/** The record of what was seen. Iterations are gathered in one record whose `outputs` is the array of theirs. */
export function recordSeen(state: RunState, action: ActionPlan, seen: Seen): Value {
  switch (seen.kind) {
    case 'run':
      return actionRecord(state, seen.run);
    case 'skipped':
      return skippedRecord(state, action, seen.skip);
    case 'undecided':
      return recordOf({ name: action.name, status: 'Waiting' });
    case 'iterations': {
      const runs = runsOf(seen);
      return recordOf({
        name: action.name,
        outputs: outputsOf(seen),
        startTime: runs[0]?.startedAt,
        endTime: runs.at(-1)?.endedAt,
        clientTrackingId: state.started?.clientTrackingId,
        code: runs.find(({ status }) => status === 'Failed')?.code ?? runs.at(-1)?.code,
        status: gatheredStatus(runs),
        repetitionCount: runs.length,
      });
    }
  }
}

/** All action runs in what was seen, in item order. */
export function runsOf(seen: Seen): readonly ActionRun[] {
  if (seen.kind === 'run') return [seen.run];
  return seen.kind === 'iterations' ? seen.of.flatMap(runsOf) : [];
}

/** One status for all repetitions: what failed shows, what was only skipped is skipped. */
export function gatheredStatus(runs: readonly ActionRun[]): string {
  for (const status of ['Running', 'Failed', 'TimedOut', 'Cancelled', 'Aborted'] as const) {
    if (runs.some((run) => run.status === status)) return status;
  }
  return runs.some(({ status }) => status === 'Succeeded') ? 'Succeeded' : 'Skipped';
}
