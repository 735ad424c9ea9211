import { pointerTo } from '../document/findings.ts';
import {
  arrayMember,
  didYouMean,
  integerMember,
  type Members,
  member,
  objectMember,
  requireMembers,
  textMember,
  wordMember,
} from '../document/members.ts';
import { durationMs } from '../value/duration.ts';
import { propertyNames } from '../value/property.ts';
import { isObject } from '../value/value.ts';
import { connectionName } from './bodies/call-bodies.ts';
import { checkDuration } from './bodies/container-bodies.ts';
import { type Compilation, compileValue, constantTemplate } from './compilation.ts';
import { securedParts } from './compile-actions.ts';
import { compileBatches } from './compile-batches.ts';
import { compileRecurrence } from './compile-recurrence.ts';
import { LIMITS } from './limits.ts';
import { optionsOf } from './outline-actions.ts';
import type { RequestTrigger, TriggerPlan, TriggerType } from './plan.ts';
import { checkRetryPolicy } from './retry-policy.ts';

const TYPES: readonly TriggerType[] = [
  'Request',
  'Recurrence',
  'SlidingWindow',
  'Http',
  'HttpWebhook',
  'ApiConnection',
  'ApiConnectionWebhook',
  'ApiConnectionNotification',
  'Batch',
];

/** Compiles the triggers of a definition: one to ten (clause 6). */
export function compileTriggers(definition: Members, compilation: Compilation): readonly TriggerPlan[] {
  const triggers = objectMember(definition, 'triggers');
  const names = triggers ? propertyNames(triggers.source) : [];
  const { findings } = compilation;
  if (names.length === 0) {
    findings.error({
      code: 'no-trigger',
      pointer: triggers?.pointer ?? definition.pointer,
      message: 'The definition has no trigger, so nothing can start it.',
      remedy: 'Add one to "triggers", for example {"manual": {"type": "Request", "kind": "Http", "inputs": {}}}.',
    });
  }
  if (names.length > LIMITS.triggers) {
    findings.error({
      code: 'limit-exceeded',
      pointer: triggers?.pointer ?? definition.pointer,
      atName: true,
      message: `The definition has ${names.length} triggers; at most ${LIMITS.triggers} are allowed.`,
      remedy: 'Split it into several workflows.',
    });
  }
  const compiled = names.flatMap((name) => {
    const source = triggers && objectMember(triggers, name);
    const plan = source && compileTrigger(name, source, compilation);
    return plan ? [plan] : [];
  });
  checkNames(compiled, compilation);
  const batch = compiled.find(({ type }) => type === 'Batch');
  if (batch && compiled.length > 1) {
    findings.error({
      code: 'misplaced-trigger',
      pointer: batch.pointer,
      atName: true,
      message: `'${batch.name}' receives batches, so the workflow can have no other trigger.`,
      remedy: 'Move the other triggers to a workflow of their own, which sends to this one.',
    });
  }
  return compiled;
}

function checkNames(triggers: readonly TriggerPlan[], compilation: Compilation): void {
  const seen = new Set<string>();
  for (const { name, pointer } of triggers) {
    const key = name.toLowerCase();
    if (seen.has(key) || compilation.actionsByName.has(key)) {
      compilation.findings.error({
        code: 'duplicate-name',
        pointer,
        atName: true,
        message: `Another trigger or action is named '${name}' too; case does not matter.`,
        remedy: 'Rename one of the two.',
      });
    }
    if (name.length > LIMITS.nameLength) {
      compilation.findings.error({
        code: 'limit-exceeded',
        pointer,
        atName: true,
        message: `The name of a trigger has at most ${LIMITS.nameLength} characters; this one has ${name.length}.`,
        remedy: 'Choose a shorter name.',
      });
    }
    seen.add(key);
  }
}

function compileTrigger(name: string, source: Members, compilation: Compilation): TriggerPlan | undefined {
  const type = triggerType(name, source);
  if (!type) return undefined;
  const viewpoint = { viewpoint: 'trigger' } as const;
  const inputs = member(source, 'inputs');
  const recurrence = objectMember(source, 'recurrence');
  const compiledRecurrence =
    recurrence && compileRecurrence(recurrence, type === 'SlidingWindow' ? 'made-up' : 'dropped');
  checkMembers(name, type, source);
  const splitOn = splitOf(source);
  const kind = textMember(source, 'kind');
  const configuration = objectMember(source, 'runtimeConfiguration');
  const secured = configuration ? securedParts(configuration) : new Set<string>();
  const correlation = trackingIdOf(source);
  const splitConfiguration = objectMember(source, 'splitOnConfiguration');
  const splitTracking = splitConfiguration && trackingIdOf(splitConfiguration);
  const request = type === 'Request' ? requestOf(source, compilation) : undefined;
  const batchInputs = type === 'Batch' ? objectMember(source, 'inputs') : undefined;
  const concurrency = concurrencyOf(name, source, configuration);
  const options = optionsOf(source);
  return {
    name,
    type,
    pointer: source.pointer,
    inputs:
      inputs && type !== 'Request' && type !== 'Batch'
        ? compileValue(compilation, inputs, {
            viewpoint: type.includes('Webhook') || type.includes('Notification') ? 'subscribe' : 'trigger',
          })
        : constantTemplate(inputs?.value ?? null),
    conditions: conditionsOf(source, compilation),
    options,
    hidesWorkflow: hidingOptions.some((option) => options.has(option)),
    hidesInputs: secured.has('inputs'),
    hidesOutputs: secured.has('outputs'),
    ...(kind === undefined ? {} : { kind }),
    ...(compiledRecurrence ? { recurrence: compiledRecurrence } : {}),
    ...(type === 'SlidingWindow' ? delayOf(source, compilation) : {}),
    ...(splitOn ? { splitOn: compileValue(compilation, splitOn, viewpoint) } : {}),
    ...(splitTracking ? { splitOnTrackingId: compileValue(compilation, splitTracking, viewpoint) } : {}),
    ...(correlation ? { trackingId: compileValue(compilation, correlation, viewpoint) } : {}),
    ...(concurrency ? { concurrency } : {}),
    ...(request ? { request } : {}),
    ...(batchInputs ? { batches: compileBatches(batchInputs) } : {}),
  };
}

/** Options with which no answer tells of the workflow; designers set the second, older definitions have the first. */
const hidingOptions = ['suppressworkflowheaders', 'suppressworkflowheadersonresponse'];

/** The `splitOn` of a trigger, which only an expression can make select an array (clause 6.11). */
function splitOf(source: Members): ReturnType<typeof member> {
  const found = member(source, 'splitOn');
  if (!found || found.value === null) return undefined;
  if (typeof found.value === 'string' && found.value.startsWith('@')) return found;
  source.findings.error({
    code: 'invalid-value',
    pointer: found.pointer,
    message: '"splitOn" must be an expression that selects an array of the trigger.',
    remedy: 'Write for example "@triggerBody()?[\'value\']".',
  });
  return undefined;
}

/** By how much each run of a sliding window is put off (clause 6.4). */
function delayOf(source: Members, compilation: Compilation): { readonly delayMs?: number } {
  const inputs = objectMember(source, 'inputs');
  const found = inputs && member(inputs, 'delay');
  if (!found || typeof found.value !== 'string') return {};
  checkDuration(found, compilation);
  const delayMs = durationMs(found.value);
  return delayMs === undefined ? {} : { delayMs };
}

function triggerType(name: string, source: Members): TriggerType | undefined {
  if (!requireMembers(source, ['type'], `The trigger '${name}'`)) return undefined;
  const text = textMember(source, 'type') ?? '';
  if (text.toLowerCase() === 'manual') return 'Request';
  const type = TYPES.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (type) return type;
  source.findings.error({
    code: 'unknown-type',
    pointer: pointerTo(source.pointer, 'type'),
    message: `There is no trigger type '${text}'.`,
    remedy: didYouMean(text, TYPES) ?? `Use one of ${TYPES.join(', ')}.`,
  });
  return undefined;
}

function checkMembers(name: string, type: TriggerType, source: Members): void {
  const what = `The trigger '${name}'`;
  const needsInputs = type !== 'Request' && type !== 'Recurrence' && type !== 'SlidingWindow';
  if (needsInputs && !requireMembers(source, ['inputs'], what)) return;
  const polls = type === 'Http' || type === 'ApiConnection' || type === 'Recurrence' || type === 'SlidingWindow';
  if (polls) requireMembers(source, ['recurrence'], what);
  if (type === 'SlidingWindow') checkWindow(source);
  const inputs = objectMember(source, 'inputs');
  if (!inputs) return;
  if (type === 'Http' && requireMembers(inputs, ['uri', 'method'], '"inputs"')) checkRetryPolicy(inputs);
  if (type === 'HttpWebhook') {
    const subscribe = requireMembers(inputs, ['subscribe'], '"inputs"') ? objectMember(inputs, 'subscribe') : undefined;
    if (subscribe && requireMembers(subscribe, ['uri'], '"subscribe"')) checkRetryPolicy(subscribe);
  }
  if (type.startsWith('ApiConnection')) {
    requireMembers(inputs, ['host'], '"inputs"');
    connectionName(inputs);
    const needed = {
      ApiConnection: ['method', 'path'],
      ApiConnectionWebhook: ['path'],
      ApiConnectionNotification: ['fetch', 'subscribe'],
    };
    requireMembers(inputs, needed[type as keyof typeof needed] ?? [], '"inputs"');
    checkRetryPolicy(inputs);
  }
  if (type === 'Batch') requireMembers(inputs, ['configurations'], '"inputs"');
}

function checkWindow(source: Members): void {
  const recurrence = objectMember(source, 'recurrence');
  const schedule = recurrence && member(recurrence, 'schedule');
  const frequency = recurrence && member(recurrence, 'frequency');
  const found =
    schedule ??
    (typeof frequency?.value === 'string' && /^(month|year)$/i.test(frequency.value) ? frequency : undefined);
  if (!found) return;
  source.findings.error({
    code: 'invalid-schedule',
    pointer: found.pointer,
    message: 'A sliding window has no schedule, and is at most weeks long.',
    remedy: 'Use a frequency from Second to Week without "schedule".',
  });
}

function requestOf(source: Members, compilation: Compilation): RequestTrigger {
  const inputs = objectMember(source, 'inputs') ?? { ...source, source: {} };
  const method = wordMember(inputs, 'method', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']);
  const relativePath = textMember(inputs, 'relativePath')?.replace(/^\/+/, '');
  if (relativePath !== undefined && relativePath !== '' && method === undefined && !member(inputs, 'method')) {
    compilation.findings.error({
      code: 'missing-member',
      pointer: pointerTo(inputs.pointer, 'relativePath'),
      message: 'A "relativePath" needs a "method".',
      remedy: 'Add "method", for example "GET".',
    });
  }
  const names = [...(relativePath ?? '').matchAll(/\{([^{}/]+)\}/g)].map(([, name]) => name ?? '');
  if (new Set(names).size < names.length || /[{}]/.test((relativePath ?? '').replace(/\{[^{}/]+\}/g, ''))) {
    compilation.findings.error({
      code: 'invalid-value',
      pointer: pointerTo(inputs.pointer, 'relativePath'),
      message: `The relative path '${relativePath}' must have its parameters as {name}, each with a name of its own.`,
      remedy: 'Write for example "customer/{id}".',
    });
  }
  const schema = member(inputs, 'schema')?.value;
  const headersSchema = member(inputs, 'headersSchema')?.value;
  return {
    relativePathParameters: names,
    validatesSchema: optionsOf(source).has('enableschemavalidation'),
    ...(method === undefined ? {} : { method }),
    ...(relativePath === undefined || relativePath === '' ? {} : { relativePath }),
    ...(isObject(schema) ? { schema } : {}),
    ...(isObject(headersSchema) ? { headersSchema } : {}),
  };
}

function conditionsOf(source: Members, compilation: Compilation): TriggerPlan['conditions'] {
  return (arrayMember(source, 'conditions') ?? []).map((condition, index) => {
    const pointer = pointerTo(source.pointer, 'conditions', index);
    const value = isObject(condition) ? (condition['expression'] ?? null) : condition;
    if (isObject(condition))
      requireMembers({ source: condition, pointer, findings: source.findings }, ['expression'], 'The condition');
    return compileValue(
      compilation,
      { value, pointer: isObject(condition) ? pointerTo(pointer, 'expression') : pointer },
      { viewpoint: 'trigger' },
    );
  });
}

function trackingIdOf(source: Members): ReturnType<typeof member> {
  const correlation = objectMember(source, 'correlation');
  return correlation && member(correlation, 'clientTrackingId');
}

function concurrencyOf(name: string, source: Members, configuration: Members | undefined): TriggerPlan['concurrency'] {
  const isSingle = optionsOf(source).has('singleinstance');
  const found = configuration && objectMember(configuration, 'concurrency');
  if (isSingle && found) {
    source.findings.error({
      code: 'invalid-value',
      pointer: found.pointer,
      message: `The trigger '${name}' cannot have both "SingleInstance" and "concurrency".`,
      remedy: 'Remove one of the two.',
    });
  }
  if (isSingle) return { runs: 1, waiting: 0 };
  if (!found) return undefined;
  const runs = integerMember(found, 'runs', { from: 1, to: LIMITS.runs }) ?? 25;
  return {
    runs,
    waiting: integerMember(found, 'maximumWaitingRuns', { from: 1, to: 100 }) ?? Math.min(100, 10 + runs),
  };
}
