import { pointerTo } from '../document/findings.ts';
import { type Members, member, objectMember } from '../document/members.ts';
import { propertyNames } from '../value/property.ts';
import { isObject, type Value } from '../value/value.ts';
import { findType } from './action-types.ts';
import { type ActionDraft, type Compilation, constantTemplate, type GroupDraft } from './compilation.ts';
import { LIMITS } from './limits.ts';

/**
 * Finds every action of the document with its place among the others: groups, numbers, the loops around it. Names are
 * unique in the whole definition, ignoring case and nesting.
 */
export function outlineActions(definition: Members, compilation: Compilation): GroupDraft {
  return outlineGroup({ source: objectMember(definition, 'actions'), branch: 'actions', compilation });
}

interface GroupPlace {
  readonly source: Members | undefined;
  readonly branch: string;
  readonly owner?: ActionDraft;
  readonly compilation: Compilation;
}

function outlineGroup({ source, branch, owner, compilation }: GroupPlace): GroupDraft {
  const group: GroupDraft = {
    number: compilation.groups.length,
    branch,
    actions: [],
    entries: [],
    leaves: [],
    ...(owner ? { owner } : {}),
  };
  compilation.groups.push(group);
  owner?.groups.push(group);
  if (!source) return group;
  for (const name of propertyNames(source.source)) {
    const value = source.source[name] ?? null;
    const pointer = pointerTo(source.pointer, name);
    if (!isObject(value)) {
      compilation.findings.error({
        code: 'wrong-type',
        pointer,
        message: `The action '${name}' must be an object.`,
        remedy: 'Write an object with "type" and "inputs".',
      });
      continue;
    }
    outlineAction({ name, members: { source: value, pointer, findings: compilation.findings }, group, compilation });
  }
  return group;
}

interface ActionPlace {
  readonly name: string;
  readonly members: Members;
  readonly group: GroupDraft;
  readonly compilation: Compilation;
}

function outlineAction({ name, members, group, compilation }: ActionPlace): void {
  const { owner } = group;
  const type = findType(members);
  const isLoop = owner !== undefined && (owner.type === 'Foreach' || owner.type === 'Until');
  const kind = member(members, 'kind')?.value;
  const draft: ActionDraft = {
    number: compilation.actions.length,
    name,
    type: type?.name ?? '',
    pointer: members.pointer,
    group,
    position: group.actions.length,
    loops: owner ? [...owner.loops, ...(isLoop ? [owner] : [])] : [],
    groups: [],
    source: members,
    runAfter: [],
    successors: [],
    options: optionsOf(members),
    hidesInputs: false,
    hidesOutputs: false,
    body: { kind: 'compose', inputs: constantTemplate(null) },
    ...(typeof kind === 'string' ? { kind } : {}),
  };
  compilation.actions.push(draft);
  group.actions.push(draft);
  noteName(draft, compilation);
  const depth = depthOf(draft);
  if (depth > LIMITS.nesting && type?.isContainer) {
    compilation.findings.error({
      code: 'limit-exceeded',
      pointer: members.pointer,
      atName: true,
      message: `'${name}' is nested ${depth} deep; at most ${LIMITS.nesting} levels are allowed.`,
      remedy: 'Move inner actions into a workflow of their own and call it.',
    });
    if (depth > DEEPEST_OUTLINE) return;
  }
  for (const part of partsOf(draft.type, members)) {
    outlineGroup({ source: part.actions, branch: part.branch, owner: draft, compilation });
  }
}

/** Where the groups of a container stand in the document. */
function partsOf(type: string, members: Members): readonly { branch: string; actions: Members | undefined }[] {
  switch (type) {
    case 'Scope':
    case 'Foreach':
    case 'Until':
      return [{ branch: 'actions', actions: objectMember(members, 'actions') }];
    case 'If':
      return [
        { branch: 'actions', actions: objectMember(members, 'actions') },
        { branch: 'else', actions: inner(members, 'else') },
      ];
    case 'Switch': {
      const cases = objectMember(members, 'cases');
      const names = cases ? propertyNames(cases.source) : [];
      return [
        ...names.map((name) => ({ branch: `cases/${name}`, actions: cases && inner(cases, name) })),
        { branch: 'default', actions: inner(members, 'default') },
      ];
    }
    default:
      return [];
  }
}

function inner(members: Members, name: string): Members | undefined {
  const found = objectMember(members, name);
  return found && objectMember(found, 'actions');
}

function noteName(draft: ActionDraft, compilation: Compilation): void {
  const { name, pointer } = draft;
  const first = compilation.actionsByName.get(name.toLowerCase());
  if (first) {
    compilation.findings.error({
      code: 'duplicate-name',
      pointer,
      atName: true,
      message: `There is another action named '${first.name}' (${first.pointer}); case and nesting do not matter.`,
      remedy: 'Rename one of the two.',
    });
  } else {
    compilation.actionsByName.set(name.toLowerCase(), draft);
  }
  if (name === '' || name.length > LIMITS.nameLength) {
    compilation.findings.error({
      code: 'limit-exceeded',
      pointer,
      atName: true,
      message: `The name of an action has 1 to ${LIMITS.nameLength} characters; this one has ${name.length}.`,
      remedy: 'Choose another name.',
    });
  }
}

/** How many actions deep an action is, itself included. */
function depthOf(draft: ActionDraft): number {
  let depth = 1;
  for (let owner = draft.group.owner; owner; owner = owner.group.owner) depth += 1;
  return depth;
}

/** The names in `operationOptions`, in lower case. */
export function optionsOf(members: Members): ReadonlySet<string> {
  const value: Value | undefined = member(members, 'operationOptions')?.value;
  if (typeof value !== 'string') return NO_OPTIONS;
  return new Set(value.split(',').map((option) => option.trim().toLowerCase()));
}

const NO_OPTIONS: ReadonlySet<string> = new Set();

/** Deeper containers are reported and not looked into, so that no document can exhaust the stack. */
const DEEPEST_OUTLINE = 60;
