import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Responses }>>>>;
}
type Responses = Readonly<Record<string, { readonly schema?: object }>>;

/** What is wrong with an answer by the description of its route; undefined where no route is described. */
export type CheckAnswer = (
  method: string,
  path: string,
  answer: { readonly status: number; readonly body: unknown },
) => readonly string[] | undefined;

interface DescribedRoute {
  readonly method: string;
  readonly path: RegExp;
  readonly answers: ReadonlyMap<string, ValidateFunction | 'empty'>;
}

/** Seven fraction digits at most, in UTC. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/;

/** Reads descriptions in Swagger 2.0 and makes the check of answers by them. */
export function readAnswerSchemas(files: readonly string[]): CheckAnswer {
  const routes = files.flatMap(readRoutes);
  return (method, path, { status, body }) => {
    const route = routes.find((each) => each.method === method && each.path.test(path.split('?')[0] ?? ''));
    if (route === undefined) return undefined;
    const check = route.answers.get(String(status)) ?? (status < 400 ? undefined : route.answers.get('default'));
    // A description without failures leaves them to the conventions of all routes.
    if (check === undefined) return status < 400 ? [`The status ${status} is not described.`] : checkFailure(body);
    if (check === 'empty') return body === '' ? [] : [`${status} has a body, and none is described.`];
    if (check(body)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

function checkFailure(body: unknown): readonly string[] {
  const { error } = Object(body) as { readonly error?: { readonly code?: unknown; readonly message?: unknown } };
  return typeof error?.code === 'string' && typeof error.message === 'string' ? [] : ['There is no error body.'];
}

function readRoutes(file: string): DescribedRoute[] {
  const description = JSON.parse(readFileSync(file, 'utf8'), toJsonSchema) as Description;
  const formats = Object.fromEntries(
    ['int32', 'int64', 'double', 'uri', 'uuid', 'duration', 'byte', 'date', 'arm-id', 'password'].map((name) => [
      name,
      true as const,
    ]),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { ...formats, 'date-time': instant } });
  ajv.addSchema({ ...description, 'x-anything': {} }, 'description');
  const compile = (schema: object) => {
    const text = JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"description#');
    return ajv.compile(JSON.parse(text));
  };
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`, 'i'),
      answers: new Map(
        Object.entries(responses).map(([status, { schema }]) => [status, schema ? compile(schema) : 'empty'] as const),
      ),
    })),
  );
}

/** Makes members of a description mean in JSON Schema what clients take them for. */
function toJsonSchema(name: string, value: unknown): unknown {
  // Files that are not beside the description.
  if (name === '$ref' && typeof value === 'string' && !value.startsWith('#')) return '#/x-anything';
  // `Object` is any JSON, and a definition that others extend cannot close itself.
  if (name === 'Object') return {};
  if (name === 'additionalProperties' && value === false) return undefined;
  // Every list of these descriptions has its next link only where there is a next page.
  if (name === 'required' && Array.isArray(value)) return value.filter((member) => member !== 'nextLink');
  return value;
}
