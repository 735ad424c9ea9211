import { pointerTo } from '../../document/findings.ts';
import { describe, integerMember, type Members, member, objectMember, requireMembers } from '../../document/members.ts';
import { durationMs } from '../../value/duration.ts';
import { propertyNames } from '../../value/property.ts';
import { isInteger, type Value } from '../../value/value.ts';
import type { ActionBody } from '../action-body.ts';
import { type ActionDraft, type Compilation, compileValue, constantTemplate, type GroupDraft } from '../compilation.ts';
import { compileCondition } from '../compile-condition.ts';
import { LIMITS } from '../limits.ts';

/** Scope (clause 7.20). */
export function scopeBody(draft: ActionDraft): ActionBody | undefined {
  const [group] = draft.groups;
  return group && { kind: 'scope', group };
}

/** If (clause 7.16). */
export function ifBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const [actions, otherwise] = draft.groups;
  const found = required(draft, 'expression');
  if (!found || !actions || !otherwise) return undefined;
  const condition = compileCondition({ found, viewpoint: 'start', draft }, compilation);
  return { kind: 'if', condition, actions, otherwise };
}

/** Switch (clause 7.17): the cases are literals of one type. */
export function switchBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const found = required(draft, 'expression');
  const otherwise = draft.groups.at(-1);
  if (!found || !otherwise) return undefined;
  const cases = objectMember(draft.source, 'cases');
  const values = cases ? caseValues(cases, draft.groups, compilation) : [];
  if (values.length > LIMITS.cases) {
    compilation.findings.error({
      code: 'limit-exceeded',
      pointer: cases?.pointer ?? draft.pointer,
      message: `'${draft.name}' has ${values.length} cases; at most ${LIMITS.cases} are allowed.`,
      remedy: 'Nest a second Switch in the default branch.',
    });
  }
  const expression = compileValue(compilation, found, { viewpoint: 'start', action: draft });
  return { kind: 'switch', expression, cases: values, otherwise };
}

function caseValues(
  cases: Members,
  groups: readonly GroupDraft[],
  compilation: Compilation,
): { value: Value; group: GroupDraft }[] {
  const { findings } = compilation;
  const seen: Value[] = [];
  return propertyNames(cases.source).flatMap((name, index) => {
    const one = objectMember(cases, name);
    const group = groups[index];
    if (!one || !group || !requireMembers(one, ['case'], `The case '${name}'`)) return [];
    const found = member(one, 'case');
    const value = found?.value ?? null;
    const pointer = found?.pointer ?? one.pointer;
    if (typeof value !== 'string' && !isInteger(value)) {
      const message = 'The value of a case must be text or an integer.';
      findings.error({ code: 'wrong-type', pointer, message, remedy: 'Write a literal such as "Approve" or 1.' });
    } else if (seen.some((other) => typeof other !== typeof value)) {
      const message = 'The cases of a Switch must be all text or all integers.';
      findings.error({ code: 'wrong-type', pointer, message, remedy: 'Write all cases as one type.' });
    } else if (seen.includes(value)) {
      const message = `There are two cases for ${JSON.stringify(value)}.`;
      findings.error({ code: 'duplicate-name', pointer, message, remedy: 'Remove one of them.' });
    }
    seen.push(value);
    return [{ value, group }];
  });
}

/** Foreach (clause 7.18): sequential inside another Foreach, whatever it says. */
export function foreachBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const found = required(draft, 'foreach');
  const [group] = draft.groups;
  if (!found || !group) return undefined;
  const configuration = objectMember(draft.source, 'runtimeConfiguration');
  const concurrency = configuration && objectMember(configuration, 'concurrency');
  const wanted = concurrency && integerMember(concurrency, 'repetitions', { from: 1, to: LIMITS.repetitions });
  const isSequential = draft.options.has('sequential') || draft.loops.some((loop) => loop.type === 'Foreach');
  const items = compileValue(compilation, found, { viewpoint: 'start', action: draft });
  return { kind: 'foreach', items, repetitions: isSequential ? 1 : (wanted ?? DEFAULT_REPETITIONS), group };
}

const DEFAULT_REPETITIONS = 20;

/** Until (clause 7.19): at most 60 iterations and one hour, unless it says otherwise. */
export function untilBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const found = required(draft, 'expression');
  const [group] = draft.groups;
  if (!found || !group) return undefined;
  const limit = objectMember(draft.source, 'limit');
  const count = limit && member(limit, 'count');
  if (limit && count && !isText(count.value)) integerMember(limit, 'count', { from: 1, to: LIMITS.untilCount });
  const timeout = limit && member(limit, 'timeout');
  if (timeout) checkDuration(timeout, compilation);
  const use = { viewpoint: 'start', action: draft } as const;
  return {
    kind: 'until',
    condition: compileCondition({ found, viewpoint: 'iteration', draft }, compilation),
    count: count ? compileValue(compilation, count, use) : constantTemplate(60),
    timeout: timeout ? compileValue(compilation, timeout, use) : constantTemplate('PT1H'),
    failsAtLimit: draft.options.has('failwhenlimitsreached'),
    group,
  };
}

/** Reports a constant that should be a duration and is none. */
export function checkDuration(
  found: { readonly value: Value; readonly pointer: string },
  compilation: Compilation,
): void {
  const { value } = found;
  if (typeof value === 'string' && (value.includes('@') || durationMs(value) !== undefined)) return;
  compilation.findings.error({
    code: 'invalid-value',
    pointer: found.pointer,
    message: `This must be an ISO 8601 duration, not ${describe(value)}.`,
    remedy: 'Write for example "PT1H" or "P1D".',
  });
}

function isText(value: Value): boolean {
  return typeof value === 'string';
}

function required(draft: ActionDraft, name: string): { value: Value; pointer: string } | undefined {
  requireMembers(draft.source, [name], `The action '${draft.name}'`);
  const found = member(draft.source, name);
  return found && { value: found.value, pointer: found.pointer || pointerTo(draft.pointer, name) };
}
