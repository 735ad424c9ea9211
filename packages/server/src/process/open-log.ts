import { type Logger, pino } from 'pino';

/** Properties whose values never reach the log, however deep they lie in what is logged. */
const secretNames = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'access_token',
  'refresh_token',
  'client_secret',
  'sig',
];

/**
 * The log of the process: one JSON object on each line of the error output. Of an error only its class, message, code and
 * stack are written: what else libraries hang on it, as PostgreSQL's detail with the values of a row, stays out.
 */
export function openLog(level: string, destination = pino.destination(2)): Logger {
  const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact: { paths, censor: '[hidden]' }, serializers: { err: describeError } }, destination);
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    ...('code' in error && { code: error.code }),
    stack,
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}
