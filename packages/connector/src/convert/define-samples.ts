import type { Diagnostic } from '@tenon/diagnostics';
import { essenceOf, isJsonType } from '../import/media-types.ts';
import { BEARER } from '../import/read-security.ts';
import { isJsonObject, type JsonObject, type JsonValue, objectMember } from '../source/json-value.ts';
import { parseJson } from '../source/parse-json.ts';
import { withIdVariables } from './id-variables.ts';
import { inferSchema, mergeSchemas } from './infer-schema.ts';
import { mergeOperations } from './merge-operations.ts';
import type {
  ConvertedDefinition,
  NamedValue,
  SampleCollection,
  SampledAnswer,
  SampledAuth,
  SampledBody,
  SampledRequest,
} from './sampled-request.ts';
import { type SplitAddress, splitAddress } from './split-address.ts';

/** Makes a 2.0 definition from sampled requests: one operation for each method and path, schemas from samples. Sample values themselves are not kept. */
export function defineSamples(collection: SampleCollection, fileName: string): ConvertedDefinition {
  return new Definer(collection, fileName).define();
}

interface Placed {
  readonly request: SampledRequest;
  readonly address: SplitAddress;
}

const METHODS = /^(?:get|put|post|delete|options|head|patch)$/i;

class Definer {
  readonly #collection: SampleCollection;
  readonly #fileName: string;
  readonly #diagnostics: Diagnostic[];
  readonly #ids = new Set<string>();
  readonly #schemes: Record<string, JsonObject> = {};

  constructor(collection: SampleCollection, fileName: string) {
    this.#collection = collection;
    this.#fileName = fileName;
    this.#diagnostics = [...collection.diagnostics];
  }

  define(): ConvertedDefinition {
    const { title, description, version, requests, variables } = this.#collection;
    const split = (request: SampledRequest): SplitAddress => {
      const address = splitAddress(request.url, request.variables ?? variables);
      return this.#collection.hasLiteralPaths ? withIdVariables(address) : address;
    };
    const usable = requests.filter((request) => this.#isUsable(request));
    const placed = usable.map((request) => ({ request, address: split(request) }));
    const host = mostCommon(placed.map(({ address }) => address.origin).filter((origin) => origin !== ''));
    const [scheme = '', name = ''] = host.split('://');
    const paths: Record<string, Record<string, JsonValue>> = {};
    const elsewhere = new Map<string, string[]>();
    for (const one of placed) this.#add(paths, one, { host, elsewhere });
    this.#tellVariables(placed);
    const shared = this.#scheme(this.#collection.auth);
    const definition: JsonObject = {
      swagger: '2.0',
      info: { title: title || 'Imported API', description, version: version || '1.0' },
      ...(name === '' ? {} : { host: name }),
      basePath: '/',
      schemes: [scheme || 'https'],
      consumes: [],
      produces: ['application/json'],
      paths,
      definitions: {},
      securityDefinitions: this.#schemes,
      security: shared === undefined ? [] : [{ [shared]: [] }],
    };
    const properties = elsewhere.size === 0 ? undefined : this.#hostPolicies(elsewhere);
    return { definition: prune(definition), ...(properties ? { properties } : {}), diagnostics: this.#diagnostics };
  }

  #add(
    paths: Record<string, Record<string, JsonValue>>,
    { request, address }: Placed,
    where: { host: string; elsewhere: Map<string, string[]> },
  ): void {
    const item = paths[address.path] ?? {};
    paths[address.path] = item;
    const method = request.method.toLowerCase();
    const known = item[method];
    const operation = this.#operation(request, address, method);
    if (known !== undefined) {
      item[method] = mergeOperations(known as JsonObject, operation);
      this.#tell(
        'import-samples-merged',
        'info',
        `${request.method} ${address.path} stands there more than once; its parameters and answers were put together.`,
      );
      return;
    }
    const operationId = this.#idOf(request, address, method);
    item[method] = { ...operation, operationId };
    if (address.origin !== '' && address.origin !== where.host) {
      where.elsewhere.set(address.origin, [...(where.elsewhere.get(address.origin) ?? []), operationId]);
    }
  }

  /** A request with an address and a method that definitions have; what is left out is told. */
  #isUsable({ name, method, url }: SampledRequest): boolean {
    if (!METHODS.test(method)) {
      const message = `${JSON.stringify(name)} has the method ${method.toUpperCase()}, which definitions do not have; it is left out.`;
      this.#tell('import-unknown-method', 'warning', message);
      return false;
    }
    if (url.trim() !== '') return true;
    this.#tell('import-samples-no-address', 'warning', `${JSON.stringify(name)} has no address; it is left out.`);
    return false;
  }

  #operation(request: SampledRequest, address: SplitAddress, method: string): JsonObject {
    const auth = request.auth ?? this.#collection.auth;
    const skipped = auth?.kind === 'api-key' ? auth.name.toLowerCase() : '';
    const headers = request.headers.filter(({ name }) => !isOwnHeader(name) && name.toLowerCase() !== skipped);
    const hasNoBody = method === 'get' || method === 'head';
    const body = hasNoBody ? undefined : request.body;
    if (hasNoBody && request.body) {
      const message = `The body of ${method.toUpperCase()} ${address.path} is left out: such requests have none.`;
      this.#tell('import-samples-body', 'warning', message);
    }
    const scheme = request.auth === undefined ? undefined : this.#scheme(request.auth);
    const answers = request.answers.length > 0 ? request.answers : [{ status: 200, name: 'OK' }];
    if (request.answers.length === 0) {
      this.#tell(
        'import-postman-no-response',
        'info',
        `${JSON.stringify(request.name)} has no saved answer; it got a 200 without a schema.`,
      );
    }
    const produces = [
      ...new Set(request.answers.flatMap(({ mediaType }) => (mediaType === undefined ? [] : [essenceOf(mediaType)]))),
    ];
    const consumes = consumesOf(body, request.headers);
    return {
      ...(request.tags.length > 0 ? { tags: request.tags } : {}),
      summary: request.name || `${method.toUpperCase()} ${address.path}`,
      ...(request.description === '' ? {} : { description: request.description }),
      ...(consumes.length > 0 ? { consumes } : {}),
      ...(produces.length > 0 ? { produces } : {}),
      parameters: [
        ...address.pathVariables.map((variable) => ({
          ...parameter(withText(variable, request), 'path'),
          required: true,
          ...(variable.value === '' ? {} : { default: variable.value }),
          'x-ms-url-encoding': 'single',
        })),
        ...unique(address.queries.filter(({ name }) => name.toLowerCase() !== skipped)).map((query) => ({
          ...parameter(withText(query, request), 'query'),
          ...typeOf(query, address.queries),
        })),
        ...uniqueHeaders(headers).map((header) => parameter(header, 'header')),
        ...bodyParameters(body, request.headers),
      ],
      responses: responsesOf(answers),
      ...(request.auth === undefined ? {} : { security: scheme === undefined ? [] : [{ [scheme]: [] }] }),
    };
  }

  #idOf(request: SampledRequest, address: SplitAddress, method: string): string {
    const source =
      /[\p{L}\p{N}]/u.test(request.name) && !/^https?:/i.test(request.name)
        ? request.name
        : `${method} ${address.path}`;
    const words = source
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, ' ')
      .trim()
      .split(' ')
      .filter((word) => word !== '');
    const base = (words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'Operation').slice(
      0,
      70,
    );
    const named = /^\d/.test(base) ? `Operation${base}` : base;
    let id = named;
    for (let number = 2; this.#ids.has(id.toLowerCase()); number += 1) id = `${named}${number}`;
    this.#ids.add(id.toLowerCase());
    return id;
  }

  /** The name of the security scheme for an authentication, which is declared at its first use. */
  #scheme(auth: SampledAuth | undefined): string | undefined {
    if (auth === undefined || auth.kind === 'none') return undefined;
    if (auth.kind === 'unsupported') {
      this.#tell(
        'import-postman-auth-unsupported',
        'warning',
        `The authentication ${JSON.stringify(auth.declared)} cannot be mapped; calls go without it.`,
      );
      return undefined;
    }
    const [name, scheme] = schemeOf(auth);
    this.#schemes[name] = scheme;
    return name;
  }

  #tellVariables(placed: readonly Placed[]): void {
    const names = [...new Set(placed.flatMap(({ address }) => address.openVariables))];
    if (names.length === 0) return;
    this.#tell(
      'import-postman-variables',
      'warning',
      `The variables ${names.join(', ')} have no value in the collection; those of a path became parameters, and a host that is one must be filled in.`,
    );
  }

  #hostPolicies(elsewhere: ReadonlyMap<string, readonly string[]>): JsonObject {
    const instances = [...elsewhere].map(([origin, operations]) => ({
      templateId: 'dynamichosturl',
      title: `Calls to ${origin}`,
      parameters: { 'x-ms-apimTemplateParameter.urlTemplate': origin, 'x-ms-apimTemplate-operationName': operations },
    }));
    this.#tell(
      'import-multiple-servers',
      'warning',
      `Some requests go to other hosts (${[...elsewhere.keys()].join(', ')}); policies send them there.`,
    );
    return { properties: { iconBrandColor: '#3f4b57', capabilities: ['actions'], policyTemplateInstances: instances } };
  }

  #tell(code: string, severity: Diagnostic['severity'], message: string): void {
    if (this.#diagnostics.filter((known) => known.code === code).length >= 20) return;
    this.#diagnostics.push({
      code,
      severity,
      message,
      place: { file: this.#fileName, pointer: '', line: 1, column: 1 },
      remedy: 'Check the operation after the import.',
    });
  }
}

function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Headers that the runtime sets itself, or that say something about the connection and not about the call. */
function isOwnHeader(name: string): boolean {
  return (
    /^(?:accept|accept-encoding|accept-language|authorization|cache-control|connection|content-length|content-type|cookie|dnt|host|origin|pragma|postman-token|proxy-authorization|referer|te|transfer-encoding|upgrade-insecure-requests|user-agent|sec-.*|:.*)$/i.test(
      name,
    ) || !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)
  );
}

function unique(values: readonly NamedValue[]): readonly NamedValue[] {
  return [...new Map(values.map((value) => [value.name, value])).values()].filter(({ name }) => name !== '');
}

function uniqueHeaders(values: readonly NamedValue[]): readonly NamedValue[] {
  return [...new Map(values.map((value) => [value.name.toLowerCase(), value])).values()].filter(
    ({ name }) => name !== '',
  );
}

/** The type of a value: what stands there several times is a list. */
function typeOf({ name }: NamedValue, all: readonly NamedValue[]): JsonObject {
  const isList = all.filter((other) => other.name === name).length > 1;
  return isList ? { type: 'array', items: { type: 'string' }, collectionFormat: 'multi' } : { type: 'string' };
}

function withText(parameter: NamedValue, { texts }: SampledRequest): NamedValue {
  const description = parameter.description ?? texts?.get(parameter.name);
  return description === undefined ? parameter : { ...parameter, description };
}

function parameter({ name, description }: NamedValue, location: string): JsonObject {
  const words = name
    .replace(/[_.$[\]-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .trim();
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return { name, in: location, type: 'string', 'x-ms-summary': label || name, ...(description ? { description } : {}) };
}

function consumesOf(body: SampledBody | undefined, headers: readonly NamedValue[]): readonly string[] {
  if (!body) return [];
  const declared = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  if (body.kind === 'form') return [body.isMultipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
  if (body.kind === 'file') return [declared ? essenceOf(declared) : 'application/octet-stream'];
  const guessed = parse(body.text) === undefined ? 'text/plain' : 'application/json';
  return [essenceOf(declared ?? body.mediaType ?? guessed) || guessed];
}

function bodyParameters(body: SampledBody | undefined, headers: readonly NamedValue[]): readonly JsonObject[] {
  if (!body) return [];
  if (body.kind === 'form') {
    return unique(body.fields).map((field) => ({
      ...parameter(field, 'formData'),
      ...(body.fields.some(({ name, isFile }) => name === field.name && isFile)
        ? { type: 'file' }
        : typeOf(field, body.fields)),
    }));
  }
  const declared = body.kind === 'file' ? consumesOf(body, headers)[0] : undefined;
  const file = declared !== undefined && isJsonType(declared) ? {} : { type: 'string', format: 'binary' };
  return [{ name: 'body', in: 'body', required: true, schema: body.kind === 'file' ? file : schemaOfBody(body) }];
}

/** The schema of a sampled text; what makes the operation what it is, as the query of GraphQL does, is sent by itself. */
function schemaOfBody({ text, fixed = {} }: Extract<SampledBody, { readonly kind: 'text' }>): JsonObject {
  const schema = schemaOf(text);
  const names = Object.keys(fixed);
  if (names.length === 0) return schema;
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  const sent = names.map((name) => [
    name,
    { ...(objectMember(properties, name) ?? {}), default: fixed[name], 'x-ms-visibility': 'internal' },
  ]);
  return { ...schema, properties: { ...properties, ...Object.fromEntries(sent) }, required: names };
}

function schemaOf(text: string): JsonObject {
  const value = parse(text);
  return value === undefined ? { type: 'string' } : inferSchema(value);
}

function parse(text: string): JsonValue | undefined {
  return parseJson(withoutComments(text.replace(/\{\{[^{}]*\}\}/g, '0')));
}

/** A JSON sample as people write it, without the comments in it. */
function withoutComments(text: string): string {
  if (!text.includes('//') && !text.includes('/*')) return text;
  return text.replace(
    /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_written, quoted: string | undefined) => quoted ?? '',
  );
}

function responsesOf(answers: readonly SampledAnswer[]): JsonObject {
  const responses: Record<string, JsonObject> = {};
  for (const { status, name, text, mediaType } of answers) {
    const key = status >= 100 && status <= 599 ? String(status) : '200';
    const hasSchema =
      text !== undefined &&
      text.trim() !== '' &&
      (mediaType === undefined || isJsonType(mediaType) || parse(text) !== undefined);
    const schema = hasSchema ? schemaOf(text) : undefined;
    const known = responses[key]?.['schema'];
    const merged = schema && known ? mergeSchemas(known as JsonObject, schema) : (schema ?? known);
    responses[key] = { description: name || key, ...(merged === undefined ? {} : { schema: merged }) };
  }
  return responses;
}

function schemeOf(auth: Exclude<SampledAuth, { kind: 'none' | 'unsupported' }>): readonly [string, JsonObject] {
  switch (auth.kind) {
    case 'api-key':
      return ['api_key', { type: 'apiKey', name: auth.name, in: auth.location }];
    case 'oauth2':
      return [
        'oauth2',
        {
          type: 'oauth2',
          flow: auth.isClientCredentials ? 'application' : 'accessCode',
          ...(auth.isClientCredentials ? {} : { authorizationUrl: auth.authorizationUrl }),
          tokenUrl: auth.tokenUrl,
          scopes: Object.fromEntries(auth.scopes.map((scope) => [scope, scope])),
        },
      ];
    case 'bearer':
      return [
        'bearer',
        { type: 'apiKey', name: 'Authorization', in: 'header', description: 'The token.', [BEARER]: true },
      ];
    default:
      return ['basic', { type: 'basic' }];
  }
}

/** The definition without members that are empty. */
function prune(definition: JsonObject): JsonObject {
  const isEmpty = (value: JsonValue | undefined): boolean =>
    typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return Object.fromEntries(Object.entries(definition).filter(([name, value]) => name === 'paths' || !isEmpty(value)));
}
