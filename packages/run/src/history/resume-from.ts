import type { ActionPlan, Plan } from '@tenon/definition';
import { Refusal } from '@tenon/diagnostics';
import type { ActionPath, Instant, RunEvent } from '../event.ts';
import { addMs, msBetween } from '../instant.ts';

/** A run that is over, and the plan that it was of. */
export interface EarlierRun {
  readonly plan: Plan;
  readonly history: readonly RunEvent[];
}

/**
 * What a new run takes over from an earlier one that is to be carried out again from some actions on: the events of every
 * action that was over before them, as they are, for the journal of the new run right after its `run-started`. The actions named,
 * all that runs after them, and all that had not come to an end are left to be carried out again; containers around them stay open.
 * Refuses an action that cannot be begun with, and a `plan` that has what is taken over in another place.
 */
export function resumeFrom(
  plan: Plan,
  earlier: EarlierRun,
  { actions, at }: { readonly actions: readonly string[]; readonly at: Instant },
): readonly RunEvent[] {
  const seen = endsOf(earlier.history);
  const targets = new Set(actions.map((name) => findTarget(plan, seen, name)));
  const keeping = new Map<ActionPlan, Keeping>();

  const keepingOf = (action: ActionPlan): Keeping => {
    const known = keeping.get(action);
    if (known !== undefined) return known;
    const decided = decideKeeping(action);
    keeping.set(action, decided);
    return decided;
  };

  const decideKeeping = (action: ActionPlan): Keeping => {
    const end = seen.get(action.name);
    if (targets.has(action) || end === undefined) return 'none';
    const predecessors = action.runAfter.map(({ position }) => action.group.actions[position]);
    if (predecessors.some((one) => one !== undefined && keepingOf(one) !== 'all')) return 'none';
    const isAround = [...targets].some((target) => containersOf(target).includes(action));
    if (end.isOver && !isAround) return 'all';
    return end.isStarted && isPlainContainer(action) ? 'start' : 'none';
  };

  const isKept = (event: RunEvent): boolean => {
    if (!('path' in event) || event.path === '' || event.kind === 'caller-answered') return false;
    const action = plan.findAction(nameOf(event.path));
    const before = earlier.plan.findAction(nameOf(event.path));
    if (action === undefined || before === undefined || placeOf(action) !== placeOf(before)) {
      // What is carried out again may have changed; what is taken over may not.
      if (before !== undefined && !wouldKeep(before)) return false;
      throw moved(nameOf(event.path));
    }
    for (const outer of [...containersOf(action), action]) {
      const keep = keepingOf(outer);
      if (keep === 'none') return false;
      if (keep === 'all') return true;
      if (outer === action) return event.kind === 'action-started';
    }
    return false;
  };

  const firsts = new Set(actions.flatMap((name) => earlier.plan.findAction(name) ?? []));
  const isAfter = new Map<ActionPlan, boolean>();
  /** Whether an action that `plan` has no more stood before the targets in the earlier plan. */
  const wouldKeep = (before: ActionPlan): boolean =>
    ![before, ...containersOf(before)].some((one) => comesAfter(one, firsts, isAfter));

  return withoutOpenRequests(earlier.history.filter(isKept)).map((event) => shifted(event, keepingOf, { plan, at }));
}

/** What of an action is taken over: everything, only that it began (a container around what is repeated), or nothing. */
type Keeping = 'all' | 'start' | 'none';

interface Seen {
  isStarted: boolean;
  isOver: boolean;
  isSkipped: boolean;
}

/** How far each action outside of loops came. What never decided itself, but was cut off by the end of the run, is not over. */
function endsOf(history: readonly RunEvent[]): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const event of history) {
    if (!('path' in event) || event.path === '') continue;
    const known = seen.get(event.path) ?? { isStarted: false, isOver: false, isSkipped: false };
    if (event.kind === 'action-started') known.isStarted = true;
    if (event.kind === 'action-completed') known.isOver = event.status !== 'Cancelled' && event.status !== 'Aborted';
    if (event.kind === 'action-skipped') Object.assign(known, { isOver: true, isSkipped: true });
    seen.set(event.path, known);
  }
  return seen;
}

function findTarget(plan: Plan, seen: ReadonlyMap<string, Seen>, name: string): ActionPlan {
  const shown = name.slice(0, 100);
  const action = plan.findAction(name);
  if (action === undefined) throw new Refusal('run-action-not-found', `The workflow has no action "${shown}".`);
  const loop = action.loops[0];
  if (loop !== undefined) {
    throw new Refusal(
      'run-action-not-repeatable',
      `The action "${shown}" is inside the loop "${loop.name}". Begin with the loop itself.`,
    );
  }
  if (seen.get(action.name)?.isSkipped === false) return action;
  throw new Refusal(
    'run-action-not-repeatable',
    `The action "${shown}" was not carried out in the earlier run. Begin with one that was.`,
  );
}

function isPlainContainer(action: ActionPlan): boolean {
  return action.groups.length > 0 && action.body.kind !== 'foreach' && action.body.kind !== 'until';
}

/** The containers around an action, outermost first. */
function containersOf(action: ActionPlan): readonly ActionPlan[] {
  const { owner } = action.group;
  return owner === undefined ? [] : [...containersOf(owner), owner];
}

/** Whether an action is one of `firsts` or runs, however indirectly, after one of them. */
function comesAfter(action: ActionPlan, firsts: ReadonlySet<ActionPlan>, known: Map<ActionPlan, boolean>): boolean {
  const before = known.get(action);
  if (before !== undefined) return before;
  const found =
    firsts.has(action) ||
    action.runAfter.some(({ position }) => {
      const predecessor = action.group.actions[position];
      if (predecessor === undefined) return false;
      return comesAfter(predecessor, firsts, known) || holdsAny(predecessor, firsts);
    });
  known.set(action, found);
  return found;
}

function holdsAny(container: ActionPlan, actions: ReadonlySet<ActionPlan>): boolean {
  return [...actions].some((action) => containersOf(action).includes(container));
}

/** Where an action stands and what it is: its type and the containers around it with their branches. */
function placeOf(action: ActionPlan): string {
  const around = [...containersOf(action), action].map(({ name, type, group }) => `${group.branch}/${name}:${type}`);
  return around.join('/').toLowerCase();
}

function moved(name: string): Refusal {
  return new Refusal(
    'run-definition-changed',
    `The action "${name}", which the earlier run had carried out, is not where it was in the present definition. Begin with an action before it, or resubmit the whole run.`,
  );
}

function nameOf(path: ActionPath): string {
  return path.replace(/#\d{6,}(?:-\d{6,})*$/, '');
}

/** An action that is over may have left a request open (an unsubscription): it is not sent again for another run. */
function withoutOpenRequests(events: readonly RunEvent[]): readonly RunEvent[] {
  const finished = new Set(events.flatMap((event) => (event.kind === 'request-finished' ? [event.request] : [])));
  return events.filter((event) => event.kind !== 'request-started' || finished.has(event.request));
}

/** A container that stays open has its whole time again. */
function shifted(
  event: RunEvent,
  keepingOf: (action: ActionPlan) => Keeping,
  { plan, at }: { readonly plan: Plan; readonly at: Instant },
): RunEvent {
  if (event.kind !== 'action-started' || event.timeoutAt === undefined) return event;
  const action = plan.findAction(nameOf(event.path));
  if (action === undefined || keepingOf(action) !== 'start') return event;
  return { ...event, timeoutAt: addMs(at, msBetween(event.at, event.timeoutAt)) };
}
