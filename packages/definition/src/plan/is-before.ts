import type { ActionDraft } from './compilation.ts';

/**
 * Whether an action is certain to be decided before another starts (clause 17): reachable backwards over `runAfter` from the
 * other or from one of its containers, or inside such an action.
 */
export function isBefore(earlier: ActionDraft, later: ActionDraft): boolean {
  for (let from: ActionDraft | undefined = later; from; from = ownerOf(from)) {
    const target = ancestorIn(earlier, from);
    if (target) return target !== from && runsAfter(from, target.position);
  }
  return false;
}

/** Whether an action lies inside a container, at any depth. */
export function isInside(action: ActionDraft, container: ActionDraft): boolean {
  for (let owner = ownerOf(action); owner; owner = ownerOf(owner)) if (owner === container) return true;
  return false;
}

/** The container that holds an action directly. */
export function ownerOf(action: ActionDraft): ActionDraft | undefined {
  return action.group.owner;
}

/** The action itself or the container around it that is beside `sibling`. */
function ancestorIn(action: ActionDraft, sibling: ActionDraft): ActionDraft | undefined {
  for (let one: ActionDraft | undefined = action; one; one = ownerOf(one)) if (one.group === sibling.group) return one;
  return undefined;
}

function runsAfter(action: ActionDraft, position: number): boolean {
  const seen = new Set<number>();
  const open = [action];
  for (let one = open.pop(); one; one = open.pop()) {
    for (const predecessor of one.runAfter) {
      if (predecessor.position === position) return true;
      const next = one.group.actions[predecessor.position];
      if (!next || seen.has(predecessor.position)) continue;
      seen.add(predecessor.position);
      open.push(next);
    }
  }
  return false;
}
