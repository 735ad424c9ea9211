import type { ActionPlan, Value } from '@tenon/definition';
import type { ActionPath, Instant } from '../event.ts';
import type { ActionRun, Frame, GroupPlan, RunState } from './state.ts';

/** Starts carrying out a group: those of its actions that run after none are ready. */
export function openFrame(
  state: RunState,
  group: GroupPlan,
  place: {
    readonly owner?: ActionRun;
    readonly indexes: readonly number[];
    readonly at: Instant;
    readonly item?: Value;
  },
): Frame {
  const { owner, indexes, at, item } = place;
  const frame: Frame = {
    group,
    indexes,
    runs: [],
    undecided: group.actions.map(({ runAfter }) => runAfter.length),
    open: group.actions.length,
    startedAt: at,
    ...(owner ? { owner } : {}),
    ...(item === undefined ? {} : { item }),
  };
  for (const position of group.entries) makeReady(state, frame, position);
  return frame;
}

/** Puts an action whose predecessors are finished in the queue. */
export function makeReady(state: RunState, frame: Frame, position: number): void {
  const action = frame.group.actions[position];
  if (action) state.ready.add(runOf(frame, action));
}

/** The action run of an action within a frame; made when it is first needed. */
export function runOf(frame: Frame, action: ActionPlan): ActionRun {
  const known = frame.runs[action.position];
  if (known) return known;
  const run: ActionRun = { action, frame, path: pathOf(action.name, frame.indexes), status: 'Waiting' };
  frame.runs[action.position] = run;
  return run;
}

/** The path of an action run: its name and the repetition indexes. */
export function pathOf(name: string, indexes: readonly number[]): ActionPath {
  if (indexes.length === 0) return name;
  return `${name}#${repetitionName(indexes)}`;
}

/** The name of a repetition: its indexes, six digits each. */
export function repetitionName(indexes: readonly number[]): string {
  return indexes.map((index) => String(index).padStart(6, '0')).join('-');
}

/** The action run at a path. The path must come from this run's own history. */
export function findRun(state: RunState, path: ActionPath): ActionRun {
  const hash = path.lastIndexOf('#');
  const isRepeated = hash > 0 && repetition.test(path.slice(hash + 1));
  const name = isRepeated ? path.slice(0, hash) : path;
  const indexes = isRepeated
    ? path
        .slice(hash + 1)
        .split('-')
        .map(Number)
    : [];
  const action = state.plan.findAction(name);
  const frame = action && frameAt(state, action.group, indexes);
  if (!action || !frame) throw new Error(`The history names '${path}', which its plan does not have.`);
  return runOf(frame, action);
}

const repetition = /^\d{6,}(-\d{6,})*$/;

/** The frame of a group at some repetition; undefined when it was not opened. */
export function frameAt(state: RunState, group: GroupPlan, indexes: readonly number[]): Frame | undefined {
  const { owner } = group;
  if (!owner) return state.top;
  const outer = frameAt(state, owner.group, indexes);
  const run = outer?.runs[owner.position];
  if (run?.loop) return run.loop.frames[indexes[owner.loops.length] ?? -1];
  return run?.child?.group === group ? run.child : undefined;
}

/** Whether a frame is past: a container around it, or the run, is finished. */
export function isPast(state: RunState, frame: Frame): boolean {
  if (state.completed) return true;
  for (let owner = frame.owner; owner; owner = owner.frame.owner) if (owner.status !== 'Running') return true;
  return false;
}

/**
 * Whether a finished group counts as failed (clause 8.4): a leaf that failed, or that was skipped behind a failure.
 */
export function groupFails(frame: Frame): boolean {
  const known = new Map<number, boolean>();
  const counts = (position: number): boolean => {
    const before = known.get(position);
    if (before !== undefined) return before;
    known.set(position, false);
    const status = frame.runs[position]?.status;
    const action = frame.group.actions[position];
    const result =
      status === 'Skipped'
        ? (action?.runAfter.some((predecessor) => counts(predecessor.position)) ?? false)
        : status !== 'Succeeded';
    known.set(position, result);
    return result;
  };
  return frame.group.leaves.some(counts);
}
