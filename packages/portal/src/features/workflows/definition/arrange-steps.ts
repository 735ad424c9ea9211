import type { Step } from './steps.ts';

/** How steps are drawn: one after the other, and side by side where they do not wait for each other. */
export type Arrangement = readonly Block[];

/** One row of a flow. */
export type Block =
  | {
      readonly kind: 'step';
      readonly step: Step;
      /** Whether what it runs after can be seen from where it stands: just the ends of the row above, once they succeeded. */
      readonly isPlain: boolean;
    }
  | { readonly kind: 'parallel'; readonly branches: readonly Arrangement[] };

/**
 * Draws the order of steps, which are given each after all that it runs after. Where the order is not made of rows and
 * branches alone, steps stand one below the other and say what they run after.
 */
export function arrangeSteps(steps: readonly Step[]): Arrangement {
  return arrange(steps, []);
}

/** The names of the steps with which an arrangement ends: what a step added below it runs after. */
export function endsOf(arrangement: Arrangement): readonly string[] {
  const last = arrangement.at(-1);
  if (last === undefined) return [];
  return last.kind === 'step' ? [last.step.name] : last.branches.flatMap(endsOf);
}

/** The names of the steps with which an arrangement begins. */
export function startsOf(arrangement: Arrangement): readonly string[] {
  const [first] = arrangement;
  if (first === undefined) return [];
  return first.kind === 'step' ? [first.step.name] : first.branches.flatMap(startsOf);
}

function arrange(steps: readonly Step[], above: readonly string[]): Arrangement {
  const blocks: Block[] = [];
  let left = steps;
  let ends = above;
  const put = (block: Block) => {
    blocks.push(block);
    ends = endsOf(blocks);
  };
  while (left.length > 0) {
    const groups = connectedGroups(left);
    if (groups.length > 1) {
      put({ kind: 'parallel', branches: groups.map((group) => arrange(group, ends)) });
      return blocks;
    }
    const { before, joint, after } = splitAtJoint(left);
    for (const block of before.length === 0 ? [] : arrange(before, ends)) put(block);
    put({ kind: 'step', step: joint, isPlain: isPlain(joint, ends) });
    left = after;
  }
  return blocks;
}

function isPlain({ after, action }: Step, ends: readonly string[]): boolean {
  const { runAfter } = action;
  const states = typeof runAfter === 'object' && runAfter !== null ? Object.values(runAfter) : [];
  return (
    after.length === ends.length &&
    after.every((name) => ends.includes(name)) &&
    states.every((list) => Array.isArray(list) && list.length === 1 && /^succeeded$/i.test(String(list[0])))
  );
}

/** The steps in groups between which nothing waits, in the order of their first steps. */
function connectedGroups(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const joined = groups.filter((group) =>
      group.some((other) => step.after.includes(other.name) || other.after.includes(step.name)),
    );
    const [first, ...others] = joined;
    if (first === undefined) {
      groups.push([step]);
      continue;
    }
    for (const other of others) {
      first.push(...other);
      groups.splice(groups.indexOf(other), 1);
    }
    first.push(step);
  }
  return groups.map((group) => group.toSorted((a, b) => steps.indexOf(a) - steps.indexOf(b)));
}

/** The first step that every other one runs before or after; without one, the first of all, as if it were. */
function splitAtJoint(steps: readonly Step[]): {
  readonly before: readonly Step[];
  readonly joint: Step;
  readonly after: readonly Step[];
} {
  for (const [index, joint] of steps.entries()) {
    const before = steps.slice(0, index);
    const after = steps.slice(index + 1);
    const earlier = reach(joint, before.toReversed(), (step, found) => found.after.includes(step.name));
    if (earlier.size < before.length) continue;
    const later = reach(joint, after, (step, found) => step.after.includes(found.name));
    if (later.size === after.length) return { before, joint, after };
  }
  const [joint, ...after] = steps;
  return { before: [], joint: joint as Step, after };
}

/** Which of the steps, given in order, are reached from one by single links. */
function reach(from: Step, steps: readonly Step[], isLinked: (step: Step, found: Step) => boolean): ReadonlySet<Step> {
  const found = new Set<Step>([from]);
  for (const step of steps) if ([...found].some((one) => isLinked(step, one))) found.add(step);
  found.delete(from);
  return found;
}
