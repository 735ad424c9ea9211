import type { JsonObject, JsonValue } from '@tenon/connector';
import { Ajv } from 'ajv';

/** What reaches a server. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
}

/** What a schema asks that a generated value need not satisfy: the request is judged, not the generator. */
const UNJUDGED: ReadonlySet<string> = new Set(['pattern', 'format', 'uniqueItems', 'multipleOf']);

/**
 * A server that takes a request only if the definition says so, by its own reading of the document and by Ajv: a path and
 * method that are declared, every required parameter, no undeclared query, values of the declared types, a body of a
 * declared media type whose JSON fits its schema.
 */
export class StrictServer {
  readonly #definition: JsonObject;
  readonly #isOld: boolean;
  readonly #values = new Ajv({
    strict: false,
    coerceTypes: 'array',
    validateFormats: false,
    allErrors: true,
    validateSchema: false,
    logger: false,
  });
  readonly #bodies = new Ajv({
    strict: false,
    validateFormats: false,
    allErrors: true,
    validateSchema: false,
    logger: false,
  });

  constructor(definition: JsonObject) {
    const isCombined = /^3\.[1-9]/.test(String(definition['openapi'] ?? ''));
    this.#definition = isCombined ? definition : object(withoutSiblings(definition));
    this.#isOld = definition['swagger'] !== undefined;
    for (const ajv of [this.#values, this.#bodies]) ajv.addSchema(this.#definition as object, 'api');
  }

  /** Why a request to the operation at a path is refused; empty when it is accepted. */
  judge(request: Received, { path, method, base }: { path: string; method: string; base: string }): readonly string[] {
    if (request.method.toLowerCase() !== method) return [`the method is ${request.method}`];
    const url = new URL(request.url);
    const names: string[] = [];
    const [template = '', fixed = ''] = (path.split('#')[0] ?? '').split('?');
    const pattern = literal(`${base}/${template.replace(/^\//, '')}`).replace(
      /\\\{([^{}]+?)\\\}/g,
      (_written, name: string) => {
        names.push(name.replaceAll('\\', ''));
        return '([^/]+)';
      },
    );
    const match = new RegExp(`^${pattern}/?$`).exec(decodeURI(url.pathname));
    if (!match) return [`no path ${base}${template} is ${url.pathname}`];
    const inPath = new Map(names.map((name, index) => [name, match[index + 1] ?? '']));
    const item = object(this.#resolve(object(this.#definition['paths'])[path]));
    const operation = object(item[method]);
    const own = this.#list(operation['parameters']);
    const shared = this.#list(item['parameters']).filter(
      (one) => !own.some((other) => other['name'] === one['name'] && other['in'] === one['in']),
    );
    const parameters = [...own, ...shared];
    const known = new Set([
      ...parameters.filter((one) => one['in'] === 'query').map((one) => String(one['name'])),
      ...new URLSearchParams(fixed).keys(),
    ]);
    const strays = [...url.searchParams.keys()].filter(
      (name) =>
        !known.has(name) &&
        !known.has(name.replace(/\[.*$/, '')) &&
        !parameters.some((one) => isSpread(this.#schema(one), one)),
    );
    return [
      ...strays.map((name) => `the query ${name} is not declared`),
      ...parameters.flatMap((parameter) => this.#judgeParameter(parameter, { request, url, inPath })),
      ...this.#judgeBody(operation, parameters, request),
    ];
  }

  #judgeParameter(
    parameter: JsonObject,
    from: { request: Received; url: URL; inPath: ReadonlyMap<string, string> },
  ): readonly string[] {
    const name = String(parameter['name']);
    if (isAboutMedia(parameter)) return [];
    const given = textsOf(parameter, from);
    if (given === undefined) return [];
    if (given.length === 0) return parameter['required'] === true ? [`${parameter['in']} ${name} is missing`] : [];
    const schema = this.#schema(parameter);
    const type = object(this.#resolve(schema))['type'];
    const itemType = object(this.#resolve(object(this.#resolve(schema))['items']))['type'];
    if (parameter['content'] !== undefined || type === 'object' || type === 'file' || itemType === 'object') return [];
    const separators: Readonly<Record<string, string>> = {
      ssv: ' ',
      pipes: '|',
      tsv: '\t',
      spaceDelimited: ' ',
      pipeDelimited: '|',
    };
    const separator = separators[String(parameter['collectionFormat'] ?? parameter['style'])] ?? ',';
    const isMulti = given.length > 1 || parameter['collectionFormat'] === 'multi';
    const value = type === 'array' ? (isMulti ? given : (given[0] ?? '').split(separator)) : given[0];
    return this.#faults(
      this.#values,
      { type: 'object', properties: { value: withReferences(schema) } },
      { value: value ?? '' },
    ).map((fault) => `${parameter['in']} ${name}: ${fault}`);
  }

  #judgeBody(operation: JsonObject, parameters: readonly JsonObject[], request: Received): readonly string[] {
    const body = this.#isOld
      ? parameters.find((one) => one['in'] === 'body')
      : object(this.#resolve(operation['requestBody']));
    if (body === undefined || Object.keys(body).length === 0) return [];
    if (request.body === undefined) return body['required'] === true ? ['the body is missing'] : [];
    const header = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    const essence = header.split(';')[0]?.trim().toLowerCase() ?? '';
    const contents = object(body['content']);
    const declared = this.#isOld
      ? textsIn(operation['consumes'] ?? this.#definition['consumes'])
      : Object.keys(contents);
    const found =
      declared.find((type) => type.split(';')[0]?.trim().toLowerCase() === essence) ??
      declared.find((type) => type.includes('*'));
    if (declared.length > 0 && found === undefined && !parameters.some(isAboutMedia))
      return [`the body is ${header}, not ${declared.join(', ')}`];
    if (!/json/.test(essence) || typeof request.body !== 'string') return [];
    const schema = this.#isOld ? body['schema'] : object(contents[found ?? ''])['schema'];
    return schema === undefined
      ? []
      : this.#faults(this.#bodies, schema, JSON.parse(request.body) as JsonValue).map((fault) => `body: ${fault}`);
  }

  #faults(ajv: Ajv, schema: JsonValue, value: JsonValue): readonly string[] {
    const validate = compiled(ajv, withReferences(schema));
    if (validate === undefined || validate(value)) return [];
    return (validate.errors ?? [])
      .filter(({ keyword, schemaPath }) => !UNJUDGED.has(keyword) && !/oneOf|anyOf|\/not|\/if/.test(schemaPath))
      .map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  #schema(parameter: JsonObject): JsonValue {
    if (!this.#isOld) return parameter['schema'] ?? {};
    const { name: _name, in: _in, required: _required, ...schema } = parameter;
    return schema;
  }

  #list(value: JsonValue | undefined): readonly JsonObject[] {
    return (Array.isArray(value) ? value : []).map((item: JsonValue) => object(this.#resolve(item)));
  }

  #resolve(value: JsonValue | undefined): JsonValue | undefined {
    const reference = object(value)['$ref'];
    if (typeof reference !== 'string' || !reference.startsWith('#/')) return value;
    const names = reference
      .slice(2)
      .split('/')
      .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
    return this.#resolve(names.reduce<JsonValue | undefined>((at, name) => object(at)[name], this.#definition));
  }
}

/** A schema as a validator; undefined where Ajv says that it is none, as some published ones are. */
function compiled(ajv: Ajv, schema: JsonValue): ReturnType<Ajv['compile']> | undefined {
  try {
    return ajv.compile(schema as object);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Before 3.1 what stands beside a reference is ignored. */
function withoutSiblings(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => withoutSiblings(item));
  if (typeof value !== 'object' || value === null) return value;
  const reference = object(value)['$ref'];
  if (typeof reference === 'string') return { $ref: reference };
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutSiblings(item ?? null)]));
}

/** The schema with its references into the document. */
function withReferences(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map((item: JsonValue) => withReferences(item));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [
      name,
      name === '$ref' && typeof value === 'string' && value.startsWith('#')
        ? `api${value}`
        : withReferences(value ?? null),
    ]),
  );
}

/** The texts given for a parameter; undefined where it is not looked at here. */
function textsOf(
  parameter: JsonObject,
  { request, url, inPath }: { request: Received; url: URL; inPath: ReadonlyMap<string, string> },
): readonly string[] | undefined {
  const name = String(parameter['name']);
  switch (parameter['in']) {
    case 'path': {
      if (parameter['style'] === 'label' || parameter['style'] === 'matrix') return undefined;
      const text = inPath.get(name);
      return text === undefined
        ? undefined
        : [decodeURIComponent(decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25')))];
    }
    case 'query':
      return parameter['style'] === 'deepObject' ? undefined : url.searchParams.getAll(name);
    case 'header': {
      const found = Object.entries(request.headers).find(([one]) => one.toLowerCase() === name.toLowerCase());
      return found ? [found[1]] : [];
    }
    default:
      return undefined;
  }
}

/** A parameter that says in which media type the body is, or the answer may be: the call sees to it itself. */
function isAboutMedia(parameter: JsonObject): boolean {
  return parameter['in'] === 'header' && /^(?:content-type|accept)$/i.test(String(parameter['name']));
}

/** Whether the members of an object become queries of their own. */
function isSpread(schema: JsonValue, parameter: JsonObject): boolean {
  return parameter['in'] === 'query' && (object(schema)['type'] === 'object' || object(schema)['$ref'] !== undefined);
}

function object(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function textsIn(value: JsonValue | undefined): readonly string[] {
  return (Array.isArray(value) ? value : []).filter((item: JsonValue) => typeof item === 'string') as readonly string[];
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
