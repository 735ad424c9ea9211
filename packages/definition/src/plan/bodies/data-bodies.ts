import { pointerTo } from '../../document/findings.ts';
import {
  arrayMember,
  didYouMean,
  type Members,
  member,
  objectMember,
  requireMembers,
  wordMember,
} from '../../document/members.ts';
import { compileTemplate } from '../../expression/compile-template.ts';
import { isObject } from '../../value/value.ts';
import type { ActionBody } from '../action-body.ts';
import type { ActionDraft, Compilation } from '../compilation.ts';
import { LIMITS } from '../limits.ts';
import { inputMembers, memberTemplate, wholeInputs } from './input.ts';

/** Compose (clause 7.6). */
export function composeBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  if (!requireMembers(draft.source, ['inputs'], `The action '${draft.name}'`)) return undefined;
  return { kind: 'compose', inputs: wholeInputs(draft, compilation) };
}

/** ParseJson (clause 7.7). */
export function parseJsonBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['content']);
  if (!inputs) return undefined;
  const use = { compilation, draft };
  return {
    kind: 'parse-json',
    content: memberTemplate(inputs, 'content', use),
    schema: memberTemplate(inputs, 'schema', { ...use, fallback: {} }),
  };
}

/** Query, the filter of arrays (clause 7.8). */
export function queryBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['from', 'where']);
  if (!inputs) return undefined;
  const use = { compilation, draft };
  return {
    kind: 'query',
    from: memberTemplate(inputs, 'from', use),
    where: memberTemplate(inputs, 'where', { ...use, viewpoint: 'row' }),
  };
}

/** Select (clause 7.9). */
export function selectBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['from', 'select']);
  if (!inputs) return undefined;
  const use = { compilation, draft };
  return {
    kind: 'select',
    from: memberTemplate(inputs, 'from', use),
    select: memberTemplate(inputs, 'select', { ...use, viewpoint: 'row' }),
  };
}

/** Table (clause 7.10). */
export function tableBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['from', 'format']);
  if (!inputs) return undefined;
  const format = member(inputs, 'format');
  if (typeof format?.value === 'string' && !format.value.includes('@')) wordMember(inputs, 'format', ['CSV', 'HTML']);
  const use = { compilation, draft };
  const columns = arrayMember(inputs, 'columns')?.flatMap((column, index) => {
    const pointer = pointerTo(inputs.pointer, 'columns', index);
    if (!isObject(column)) {
      const message = 'A column must be an object with "header" and "value".';
      compilation.findings.error({ code: 'wrong-type', pointer, message, remedy: 'Write {"header": …, "value": …}.' });
      return [];
    }
    const members: Members = { source: column, pointer, findings: compilation.findings };
    if (!requireMembers(members, ['header', 'value'], 'The column')) return [];
    return [
      {
        header: memberTemplate(members, 'header', use),
        value: memberTemplate(members, 'value', { ...use, viewpoint: 'row' }),
      },
    ];
  });
  return {
    kind: 'table',
    from: memberTemplate(inputs, 'from', use),
    format: memberTemplate(inputs, 'format', use),
    ...(columns ? { columns } : {}),
  };
}

/** Join (clause 7.11). */
export function joinBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['from', 'joinWith']);
  if (!inputs) return undefined;
  const use = { compilation, draft };
  return {
    kind: 'join',
    from: memberTemplate(inputs, 'from', use),
    joinWith: memberTemplate(inputs, 'joinWith', use),
  };
}

const DATE_ACTIONS: readonly { kind: string; required: readonly string[]; result: string; formatted?: string }[] = [
  { kind: 'CurrentTime', required: [], result: '@utcNow()', formatted: "@utcNow(item()?['formatString'])" },
  {
    kind: 'AddToTime',
    required: ['baseTime', 'interval', 'timeUnit'],
    result: "@addToTime(item()['baseTime'], item()['interval'], item()['timeUnit'])",
    formatted: "@addToTime(item()['baseTime'], item()['interval'], item()['timeUnit'], item()['formatString'])",
  },
  {
    kind: 'SubtractFromTime',
    required: ['baseTime', 'interval', 'timeUnit'],
    result: "@subtractFromTime(item()['baseTime'], item()['interval'], item()['timeUnit'])",
    formatted: "@subtractFromTime(item()['baseTime'], item()['interval'], item()['timeUnit'], item()['formatString'])",
  },
  {
    kind: 'ConvertTimeZone',
    required: ['baseTime', 'sourceTimeZone', 'destinationTimeZone'],
    result: "@convertTimeZone(item()['baseTime'], item()['sourceTimeZone'], item()['destinationTimeZone'])",
    formatted:
      "@convertTimeZone(item()['baseTime'], item()['sourceTimeZone'], item()['destinationTimeZone'], item()['formatString'])",
  },
  {
    kind: 'GetFutureTime',
    required: ['interval', 'timeUnit'],
    result: "@getFutureTime(item()['interval'], item()['timeUnit'])",
    formatted: "@getFutureTime(item()['interval'], item()['timeUnit'], item()['formatString'])",
  },
  {
    kind: 'GetPastTime',
    required: ['interval', 'timeUnit'],
    result: "@getPastTime(item()['interval'], item()['timeUnit'])",
    formatted: "@getPastTime(item()['interval'], item()['timeUnit'], item()['formatString'])",
  },
];

/** The date and time actions, type `Expression` (clause 7.23): each is the function of its name. */
export function dateBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  if (!requireMembers(draft.source, ['kind'], `The action '${draft.name}'`)) return undefined;
  const found = member(draft.source, 'kind');
  const text = typeof found?.value === 'string' ? found.value : '';
  const action = DATE_ACTIONS.find(({ kind }) => kind.toLowerCase() === text.toLowerCase());
  if (!action) {
    const kinds = DATE_ACTIONS.map(({ kind }) => kind);
    compilation.findings.error({
      code: 'unknown-type',
      pointer: found?.pointer ?? draft.pointer,
      message: `There is no date and time action of the kind '${text}'.`,
      remedy: didYouMean(text, kinds) ?? `Use one of ${kinds.join(', ')}.`,
    });
    return undefined;
  }
  const inputs =
    action.required.length > 0 ? inputMembers(draft, action.required) : objectMember(draft.source, 'inputs');
  if (!inputs && action.required.length > 0) return undefined;
  const isFormatted = inputs !== undefined && member(inputs, 'formatString') !== undefined;
  const expression = isFormatted ? (action.formatted ?? action.result) : action.result;
  return { kind: 'date', inputs: wholeInputs(draft, compilation), result: compileTemplate(expression).value };
}

/** JavaScriptCode (clause 7.22): the code sees the actions that it names, and those listed as dependencies. */
export function scriptBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  const inputs = inputMembers(draft, ['code']);
  if (!inputs) return undefined;
  const code = member(inputs, 'code');
  const text = typeof code?.value === 'string' ? code.value : '';
  if (text.length > LIMITS.scriptLength) {
    compilation.findings.error({
      code: 'limit-exceeded',
      pointer: code?.pointer ?? inputs.pointer,
      message: `The code has ${text.length} characters; at most ${LIMITS.scriptLength} are allowed.`,
      remedy: 'Shorten the code, or move the work into a service.',
    });
  }
  const names = new Set<string>();
  for (const [, dotted, single, double] of text.slice(0, LIMITS.scriptLength).matchAll(namedActions)) {
    names.add(dotted ?? single ?? double ?? '');
  }
  const dependencies = objectMember(inputs, 'explicitDependencies');
  for (const name of (dependencies && arrayMember(dependencies, 'actions')) ?? []) {
    if (typeof name === 'string') names.add(name);
  }
  const actions = [...names].filter((name) => compilation.actionsByName.has(name.toLowerCase()));
  return { kind: 'script', inputs: wholeInputs(draft, compilation), actions };
}

const namedActions = /workflowContext\s*\.\s*actions\s*(?:\.\s*([A-Za-z0-9_$]+)|\[\s*(?:'([^']*)'|"([^"]*)")\s*\])/g;
