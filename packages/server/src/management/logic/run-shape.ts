import { createHash } from 'node:crypto';
import type { RunRecord, Workflow } from '@tenon/store';
import type { ArmJson } from '../arm-route.ts';
import { toInstant } from '../resource-id.ts';
import type { ContentLinks } from './content-link.ts';
import type { LoadedRun, RunHistory } from './run-history.ts';
import { versionReference, workflowResourceId } from './workflow-shape.ts';

/** A run in a list: what its record says, without what happened in it. Without `links` the trigger's outputs are secured. */
export function toListedRun(workflow: Workflow, record: RunRecord, links: ContentLinks | undefined): ArmJson {
  return {
    ...runReference(workflow, record.runName),
    properties: {
      waitEndTime: toInstant(record.startedAt),
      startTime: toInstant(record.startedAt),
      endTime: record.endedAt && toInstant(record.endedAt),
      status: record.status,
      code: record.code,
      error: record.error && { ...record.error },
      correlation: { clientTrackingId: record.clientTrackingId },
      workflow: versionReference(workflow, record.version),
      trigger: {
        name: record.triggerName,
        status: 'Succeeded',
        code: 'OK',
        startTime: toInstant(record.startedAt),
        endTime: toInstant(record.startedAt),
        originHistoryName: record.originName ?? record.runName,
        correlation: { clientTrackingId: record.clientTrackingId },
        outputsLink: links?.to(`/runs/${record.runName}/contents/TriggerOutputs`),
        secureData: links ? undefined : { properties: ['outputs'] },
      },
      outputs: {},
    },
  };
}

/** A run with its trigger, response and outputs. */
export function toRun({ workflow, record, history }: LoadedRun, links: ContentLinks): ArmJson {
  const { run } = history;
  const { trigger, response } = run;
  const path = `/runs/${record.runName}`;
  return {
    ...runReference(workflow, record.runName),
    properties: {
      // A run is taken up as soon as its trigger fired: it waits for nothing before it starts.
      waitEndTime: run.startTime ?? toInstant(record.startedAt),
      startTime: run.startTime ?? toInstant(record.startedAt),
      endTime: run.endTime,
      status: record.status,
      code: run.code ?? record.code,
      error: toError(run.error ?? record.error),
      correlationId: run.correlationId,
      correlation: { clientTrackingId: run.clientTrackingId ?? record.clientTrackingId },
      workflow: versionReference(workflow, record.version),
      trigger: trigger && {
        name: trigger.name,
        inputsLink: links.of(`${path}/contents/TriggerInputs`, trigger.inputs),
        outputsLink: links.of(`${path}/contents/TriggerOutputs`, trigger.outputs),
        scheduledTime: trigger.scheduledTime,
        startTime: trigger.startTime,
        endTime: trigger.endTime,
        trackingId: trigger.trackingId,
        originHistoryName: trigger.originHistoryName ?? record.originName ?? record.runName,
        correlation: { clientTrackingId: run.clientTrackingId ?? record.clientTrackingId },
        code: trigger.code,
        status: trigger.status,
      },
      response: response && {
        name: response.name ?? 'Response',
        startTime: response.startTime,
        endTime: response.endTime,
        outputsLink: links.of(`${path}/contents/ResponseOutputs`, response.outputs),
        correlation: { clientTrackingId: run.clientTrackingId ?? record.clientTrackingId },
        code: response.code,
        status: response.status,
      },
      outputs: run.outputs ?? {},
    },
  };
}

type ActionHistory = RunHistory['actions'][number];
type RepetitionHistory = ReturnType<RunHistory['repetitionsOf']>[number];
type IterationHistory = ReturnType<RunHistory['iterationsOf']>[number];
type RequestHistory = ReturnType<RunHistory['requestsOf']>[number];

/** An action of a run, all its repetitions gathered. */
export function toAction({ workflow, record }: LoadedRun, action: ActionHistory, links: ContentLinks): ArmJson {
  const path = `/runs/${record.runName}/actions/${action.name}`;
  return {
    id: `${workflowResourceId(workflow)}${path}`,
    name: action.name,
    type: 'Microsoft.Logic/workflows/runs/actions',
    properties: {
      ...actionProperties(action, { path, links, tracking: record.clientTrackingId }),
      canResubmit: action.isRepeatable,
    },
  };
}

/** One repetition of an action in a loop. */
export function toRepetition(
  { workflow, record }: LoadedRun,
  repetition: RepetitionHistory,
  links: ContentLinks,
): ArmJson {
  const path = `/runs/${record.runName}/actions/${repetition.name}/repetitions/${repetition.repetition}`;
  return {
    id: `${workflowResourceId(workflow)}${path}`,
    name: repetition.repetition,
    type: 'Microsoft.Logic/workflows/runs/actions/repetitions',
    properties: {
      ...actionProperties(repetition, { path, links, tracking: record.clientTrackingId }),
      repetitionIndexes: repetition.repetitionIndexes.map((index) => ({ ...index })),
    },
  };
}

/** One iteration of a loop as such. */
export function toScopeRepetition(
  { workflow, record }: LoadedRun,
  { loop, iteration }: { readonly loop: string; readonly iteration: IterationHistory },
): ArmJson {
  const path = `/runs/${record.runName}/actions/${loop}/scopeRepetitions/${iteration.repetition}`;
  const hasFailed = iteration.status === 'Failed';
  const trackingId = trackingIdOf(path);
  return {
    id: `${workflowResourceId(workflow)}${path}`,
    name: iteration.repetition,
    type: 'Microsoft.Logic/workflows/runs/actions/scopeRepetitions',
    properties: {
      startTime: iteration.startTime,
      endTime: iteration.endTime,
      status: iteration.status,
      code: hasFailed ? 'ActionFailed' : 'NotSpecified',
      error: hasFailed
        ? { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' }
        : undefined,
      trackingId,
      correlation: { actionTrackingId: trackingId, clientTrackingId: record.clientTrackingId },
      repetitionIndexes: iteration.repetitionIndexes.map((index) => ({ ...index })),
    },
  };
}

/** One HTTP exchange of an action run. `path` is that of the action or repetition within the workflow. */
export function toRequestHistory(
  { workflow }: LoadedRun,
  { path, exchange }: { readonly path: string; readonly exchange: RequestHistory },
  links: ContentLinks,
): ArmJson {
  const own = `${path}/requestHistories/${exchange.name}`;
  const { request, response } = exchange;
  return {
    id: `${workflowResourceId(workflow)}${own}`,
    name: exchange.name,
    type: 'Microsoft.Logic/workflows/runs/actions/requestHistories',
    properties: {
      startTime: exchange.startTime,
      endTime: exchange.endTime,
      request: {
        method: request.method,
        uri: request.uri,
        headers: request.headers,
        bodyLink: links.of(`${own}/contents/RequestBody`, request.body),
      },
      response: response && {
        statusCode: response.statusCode,
        headers: response.headers,
        bodyLink: links.of(`${own}/contents/ResponseBody`, response.body),
      },
      error: toError(exchange.error),
    },
  };
}

function actionProperties(
  action: ActionHistory,
  { path, links, tracking }: { readonly path: string; readonly links: ContentLinks; readonly tracking: string },
): { readonly [name: string]: ArmJson } {
  const trackingId = action.trackingId ?? trackingIdOf(path);
  return {
    startTime: action.startTime,
    endTime: action.endTime,
    status: action.status,
    code: action.code,
    error: toError(action.error),
    trackingId,
    correlation: { actionTrackingId: trackingId, clientTrackingId: tracking },
    inputsLink: links.of(`${path}/contents/ActionInputs`, action.inputs),
    outputsLink: links.of(`${path}/contents/ActionOutputs`, action.outputs),
    secureData: action.hides.length === 0 ? undefined : { properties: [...action.hides] },
    trackedProperties: action.trackedProperties,
    iterationCount: action.iterationCount,
    repetitionCount: action.repetitionCount,
    retryHistory: action.retryHistory?.map(({ error, ...attempt }) => ({
      ...attempt,
      error: error && { error: { ...error } },
    })),
  };
}

/** The journal keeps an id for what is seen outside, such as a request. Any other action run has one made of its place, the same each time. */
function trackingIdOf(path: string): string {
  const digits = createHash('sha256').update(path).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** How histories and triggers refer to a run. */
export function runReference(
  workflow: Workflow,
  runName: string,
): { readonly id: string; readonly name: string; readonly type: string } {
  return {
    id: `${workflowResourceId(workflow)}/runs/${runName}`,
    name: runName,
    type: 'Microsoft.Logic/workflows/runs',
  };
}

function toError(error: { readonly code: string; readonly message: string } | undefined): ArmJson {
  return error && { code: error.code, message: error.message };
}
