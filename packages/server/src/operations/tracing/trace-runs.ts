import type { ObservedRun, RuntimeObserver } from '@tenon/runtime';
import type { Span } from './span.ts';
import { type RunTrace, spanIdOf, traceOf } from './trace-context.ts';

type RunEvent = ObservedRun['history'][number];

/** A run that is in memory here, with what is open in it. */
interface OpenRun {
  readonly run: ObservedRun;
  readonly trace: RunTrace;
  readonly actions: Map<string, string>;
  readonly requests: Map<string, { readonly at: string; readonly purpose: string; readonly attempt: number }>;
}

/**
 * Makes spans of what becomes durable in the journal: one of a run, of each of its actions, of each try of a request. What
 * was open when a worker died is read from the journal by the next, and ends in one span that begins where it began.
 */
export function traceRuns(ratio: number, end: (span: Span) => void): RuntimeObserver {
  const open = new Map<string, OpenRun>();
  return {
    flushed: () => undefined,
    takenUp(run) {
      const trace = traceOf(run, ratio);
      if (!trace.isSampled) return;
      const tracked: OpenRun = { run, trace, actions: new Map(), requests: new Map() };
      for (const event of run.history) note(tracked, event);
      open.set(run.runName, tracked);
    },
    recorded({ runName }, events) {
      const tracked = open.get(runName);
      if (tracked === undefined) return;
      for (const event of events) {
        const span = spanOf(tracked, event);
        if (span !== undefined) end(span);
        note(tracked, event);
      }
    },
    left({ runName }) {
      open.delete(runName);
    },
    heldBack: () => undefined,
  };
}

function note({ actions, requests }: OpenRun, event: RunEvent): void {
  switch (event.kind) {
    case 'action-started':
      actions.set(event.path, event.at);
      if (event.request !== undefined) requests.set(event.request, { at: event.at, purpose: 'call', attempt: 1 });
      break;
    case 'request-started':
      requests.set(event.request, event);
      break;
    case 'action-completed':
      actions.delete(event.path);
      break;
    case 'request-finished':
      requests.delete(event.request);
      break;
    default:
      break;
  }
}

function spanOf(tracked: OpenRun, event: RunEvent): Span | undefined {
  switch (event.kind) {
    case 'request-finished':
      return spanOfRequest(tracked, event);
    case 'action-completed':
      return spanOfAction(tracked, event);
    case 'run-completed':
      return spanOfRun(tracked, event);
    default:
      return undefined;
  }
}

function spanOfRequest({ run, trace, requests }: OpenRun, event: RunEvent & { kind: 'request-finished' }): Span {
  const { at, purpose, attempt } = requests.get(event.request) ?? { at: event.at, purpose: 'call', attempt: 1 };
  const status = 'reply' in event ? event.reply.statusCode : undefined;
  return {
    traceId: trace.traceId,
    spanId: spanIdOf(run.runName, event.request),
    parentSpanId: spanIdOf(run.runName, event.path),
    name: `${purpose} ${nameOf(event.path)}`,
    kind: 'client',
    startedAt: at,
    endedAt: event.at,
    failure:
      'failure' in event ? event.failure.code : status !== undefined && status >= 400 ? String(status) : undefined,
    attributes: {
      'tenon.request': event.request,
      'tenon.request.purpose': purpose,
      'tenon.request.attempt': attempt,
      'tenon.run.epoch': run.epoch,
      ...(status !== undefined && { 'http.response.status_code': status }),
    },
  };
}

function spanOfAction({ run, trace, actions }: OpenRun, event: RunEvent & { kind: 'action-completed' }): Span {
  return {
    traceId: trace.traceId,
    spanId: spanIdOf(run.runName, event.path),
    parentSpanId: spanIdOf(run.runName, ''),
    name: nameOf(event.path),
    kind: 'internal',
    startedAt: event.startedAt ?? actions.get(event.path) ?? event.at,
    endedAt: event.at,
    failure: event.status === 'Succeeded' ? undefined : event.code,
    attributes: {
      'tenon.action': event.path,
      'tenon.action.status': event.status,
      'tenon.action.code': event.code,
      'tenon.run.epoch': run.epoch,
    },
  };
}

function spanOfRun({ run, trace }: OpenRun, event: RunEvent & { kind: 'run-completed' }): Span {
  const { workflow, trigger, at } = run.started;
  return {
    traceId: trace.traceId,
    spanId: spanIdOf(run.runName, ''),
    parentSpanId: trace.parentSpanId,
    name: `run ${workflow.name}`,
    kind: 'server',
    startedAt: at,
    endedAt: event.at,
    failure: event.status === 'Succeeded' ? undefined : event.code,
    attributes: {
      'tenon.run': run.runName,
      'tenon.run.status': event.status,
      'tenon.run.epoch': run.epoch,
      'tenon.workflow': workflow.id,
      'tenon.workflow.version': workflow.version ?? '',
      'tenon.trigger': trigger.name,
      'tenon.region': run.region,
      'tenon.tenant': run.tenantId,
    },
  };
}

/** A path names a repetition by number; one name for all of them keeps the number of names small. */
function nameOf(path: string): string {
  return path.split('#')[0] ?? path;
}
