import { Refusal } from '@tenon/diagnostics';

/** Where traces go, from the environment variables that OpenTelemetry defines. */
export interface TracingSettings {
  readonly endpoint: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly resource: Readonly<Record<string, string>>;
  /** The share of the runs that is traced, where the caller did not decide. */
  readonly ratio: number;
}

/** Reads the settings; undefined when no endpoint is set, or the SDK is disabled. */
export function readTracing(environment: NodeJS.ProcessEnv): TracingSettings | undefined {
  const own = environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];
  const general = environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if ((!own && !general) || environment['OTEL_SDK_DISABLED'] === 'true') return undefined;
  const url = URL.parse(own || `${general?.replace(/\/+$/, '')}/v1/traces`);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Refusal(
      'otlp-endpoint-not-valid',
      `'${own || general}' is not the address of a collector. Set OTEL_EXPORTER_OTLP_ENDPOINT to something like http://127.0.0.1:4318.`,
    );
  }
  const headers = environment['OTEL_EXPORTER_OTLP_TRACES_HEADERS'] ?? environment['OTEL_EXPORTER_OTLP_HEADERS'];
  return {
    endpoint: url.href,
    headers: readPairs(headers),
    resource: {
      'service.name': 'tenon',
      ...Object.fromEntries(readPairs(environment['OTEL_RESOURCE_ATTRIBUTES'])),
      ...(environment['OTEL_SERVICE_NAME'] ? { 'service.name': environment['OTEL_SERVICE_NAME'] } : {}),
    },
    ratio: readRatio(environment),
  };
}

/** `name=value,name=value`, percent-encoded. */
function readPairs(text: string | undefined): readonly (readonly [string, string])[] {
  return (text ?? '').split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())] as const];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // it holds a percent sign of its own
  }
}

function readRatio(environment: NodeJS.ProcessEnv): number {
  const sampler = environment['OTEL_TRACES_SAMPLER'] ?? '';
  if (sampler.endsWith('always_off')) return 0;
  if (!sampler.endsWith('traceidratio')) return 1;
  const ratio = Number(environment['OTEL_TRACES_SAMPLER_ARG'] ?? '1');
  return ratio >= 0 && ratio <= 1 ? ratio : 1;
}
