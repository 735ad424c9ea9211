import { pointerTo } from '../document/findings.ts';
import { didYouMean, member } from '../document/members.ts';
import { propertyNames } from '../value/property.ts';
import { isArray, isObject, type Value } from '../value/value.ts';
import type { ActionDraft, Compilation, GroupDraft } from './compilation.ts';
import type { AwaitedStatus } from './plan.ts';

/**
 * Connects the actions of a group by `runAfter` (clause 8.2): predecessors, successors, entries and leaves. An action on a
 * cycle, and what runs after it, is reported and cut loose.
 */
export function orderActions(group: GroupDraft, compilation: Compilation): void {
  for (const action of group.actions) action.runAfter = predecessorsOf(action, group, compilation);
  cutCycles(group, compilation);
  for (const action of group.actions) {
    if (action.runAfter.length === 0) group.entries.push(action.position);
    for (const { position } of action.runAfter) group.actions[position]?.successors.push(action.position);
  }
  for (const action of group.actions) if (action.successors.length === 0) group.leaves.push(action.position);
}

function predecessorsOf(action: ActionDraft, group: GroupDraft, compilation: Compilation): ActionDraft['runAfter'] {
  const found = member(action.source, 'runAfter');
  if (!found || found.value === null) return [];
  if (!isObject(found.value)) {
    compilation.findings.error({
      code: 'wrong-type',
      pointer: found.pointer,
      message: '"runAfter" must be an object that maps actions to lists of statuses.',
      remedy: 'Write for example {"Previous": ["Succeeded"]}.',
    });
    return [];
  }
  const runAfter: ActionDraft['runAfter'][number][] = [];
  const seen = new Set<number>();
  for (const name of propertyNames(found.value)) {
    const pointer = pointerTo(found.pointer, name);
    const predecessor = compilation.actionsByName.get(name.toLowerCase());
    const problem = problemOf(action, name, predecessor, group);
    if (problem) {
      compilation.findings.error({ code: 'invalid-run-after', pointer, atName: true, ...problem });
      continue;
    }
    const statuses = statusesOf(found.value[name] ?? null, pointer, compilation);
    if (!predecessor || seen.has(predecessor.position)) continue;
    seen.add(predecessor.position);
    runAfter.push({ position: predecessor.position, statuses });
  }
  return runAfter;
}

function problemOf(
  action: ActionDraft,
  name: string,
  predecessor: ActionDraft | undefined,
  group: GroupDraft,
): { message: string; remedy: string } | undefined {
  if (predecessor === action) {
    return { message: `'${action.name}' cannot run after itself.`, remedy: 'Remove this entry of "runAfter".' };
  }
  if (predecessor && predecessor.group === group) return undefined;
  const siblings = group.actions.filter((sibling) => sibling !== action).map((sibling) => sibling.name);
  if (predecessor) {
    return {
      message: `'${action.name}' cannot run after '${predecessor.name}', which is not beside it but in another group of actions.`,
      remedy: `Name an action of the same group${siblings.length > 0 ? `: ${siblings.slice(0, 10).join(', ')}` : ''}.`,
    };
  }
  return {
    message: `'${action.name}' runs after '${name}', but there is no such action.`,
    remedy: didYouMean(name, siblings) ?? 'Name an action of the same group.',
  };
}

const STATUSES: readonly AwaitedStatus[] = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];

function statusesOf(value: Value, pointer: string, compilation: Compilation): readonly AwaitedStatus[] {
  if (!isArray(value)) {
    compilation.findings.error({
      code: 'wrong-type',
      pointer,
      message: 'The statuses to wait for must be a list.',
      remedy: 'Write for example ["Succeeded"].',
    });
    return ['Succeeded'];
  }
  const statuses: AwaitedStatus[] = [];
  for (const [index, item] of value.entries()) {
    const text = typeof item === 'string' ? item : '';
    const status = STATUSES.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    if (status) statuses.push(status);
    else {
      compilation.findings.error({
        code: 'unknown-status',
        pointer: pointerTo(pointer, index),
        message: `'${text}' is not a status that "runAfter" can wait for.`,
        remedy: didYouMean(text, STATUSES) ?? `Use ${STATUSES.join(', ')}.`,
      });
    }
  }
  return statuses.length > 0 ? statuses : ['Succeeded'];
}

function cutCycles(group: GroupDraft, compilation: Compilation): void {
  const undecided = group.actions.map((action) => action.runAfter.length);
  const followers = group.actions.map((): number[] => []);
  for (const action of group.actions) {
    for (const { position } of action.runAfter) followers[position]?.push(action.position);
  }
  const ready = group.actions.filter((action) => action.runAfter.length === 0).map((action) => action.position);
  let reached = 0;
  while (reached < ready.length) {
    for (const follower of followers[ready[reached] ?? 0] ?? []) {
      const left = (undecided[follower] ?? 0) - 1;
      undecided[follower] = left;
      if (left === 0) ready.push(follower);
    }
    reached += 1;
  }
  if (reached === group.actions.length) return;
  const decided = new Set(ready);
  for (const action of group.actions) {
    if (decided.has(action.position)) continue;
    const behind = action.runAfter
      .filter(({ position }) => !decided.has(position))
      .map(({ position }) => group.actions[position]?.name);
    compilation.findings.error({
      code: 'run-after-cycle',
      pointer: pointerTo(action.pointer, 'runAfter'),
      message: `'${action.name}' can never start: it runs after ${behind.map((name) => `'${name}'`).join(', ')}, on or behind a cycle.`,
      remedy: 'Remove one entry of "runAfter" on the cycle.',
    });
    action.runAfter = [];
  }
}
