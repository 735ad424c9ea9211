import { createEgress } from '@tenon/runtime';
import type { Logger } from 'pino';
import { systemClock } from '../../system-parts.ts';
import type { TracingSettings } from './settings.ts';
import type { Span } from './span.ts';
import { writeSpans } from './write-spans.ts';

const everyMs = 1_000;
const batch = 500;
/** More than a collector that is away for a moment leaves behind; beyond, new spans are left out. */
const most = 10_000;
const timeoutMs = 10_000;
const complainEveryMs = 60_000;

/** Sends spans to a collector, in batches, and never holds up what is traced. */
export interface SpanExport {
  add(span: Span): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** Begins to send. The collector is the operator's, so its host is allowed; the request leaves by the egress room like every other. */
export function exportSpans(
  settings: TracingSettings,
  { log, version }: { readonly log: Logger; readonly version: string },
): SpanExport {
  const egress = createEgress({ allowedHosts: [new URL(settings.endpoint).host], clock: systemClock });
  let waiting: Span[] = [];
  let dropped = 0;
  let complainedAtMs = Number.NEGATIVE_INFINITY;
  let sending: Promise<void> | undefined;

  async function send(): Promise<void> {
    while (waiting.length > 0) {
      const spans = waiting.slice(0, batch);
      const answer = await egress.send({
        method: 'POST',
        url: settings.endpoint,
        headers: [['content-type', 'application/json'], ...settings.headers],
        body: writeSpans(spans, { resource: settings.resource, version }),
        timeoutMs,
      });
      const isLater = answer.kind === 'failed' ? answer.canRetry : answer.status === 429 || answer.status >= 502;
      if (answer.kind === 'failed' || answer.status >= 300) {
        complain(answer.kind === 'failed' ? answer.message : `It answered ${answer.status}.`);
        if (isLater) return;
        dropped += spans.length;
      }
      waiting = waiting.slice(spans.length);
    }
  }

  /** A collector that is away for long is no news every second. */
  function complain(why: string): void {
    if (performance.now() - complainedAtMs < complainEveryMs) return;
    complainedAtMs = performance.now();
    log.warn({ waiting: waiting.length, dropped, why }, 'the collector did not take the traces');
  }

  const flush = () => {
    sending ??= send().finally(() => {
      sending = undefined;
    });
    return sending;
  };
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();
  return {
    add(span) {
      if (waiting.length >= most) {
        dropped += 1;
        return;
      }
      waiting.push(span);
    },
    async close() {
      clearInterval(timer);
      await flush();
      await flush();
      await egress.close();
    },
  };
}
