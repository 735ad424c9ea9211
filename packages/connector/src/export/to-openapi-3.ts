import type { Checked } from '@tenon/diagnostics';
import { isFormType } from '../import/media-types.ts';
import { PROPERTIES } from '../import/read-properties.ts';
import { BEARER } from '../import/read-security.ts';
import type { Connector } from '../model/connector.ts';
import { BUNDLE } from '../package/bundle-references.ts';
import { resolveReference } from '../schema/resolve-reference.ts';
import { decodePercent } from '../source/decode-percent.ts';
import { pointerTo } from '../source/json-pointer.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  objectMember,
  textMember,
} from '../source/json-value.ts';
import { type NameMap, renameKeys } from './component-names.ts';
import { createReport, type Report } from './export-report.ts';
import { keptProperties } from './kept-properties.ts';
import { splitParameter, styleOf } from './parameter-parts.ts';
import { type PolicyServers, serversOfPolicies } from './policy-servers.ts';

/** Writes a 2.0 definition as OpenAPI 3.0. Extensions stay where they are; references point to `components`. */
export function toOpenApi3(connector: Connector): Checked<JsonObject> {
  return new Upgrade(connector).run();
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

class Upgrade {
  readonly #definition: JsonObject;
  readonly #connector: Connector;
  readonly #report: Report;
  readonly #servers: PolicyServers;
  readonly #names: Readonly<Record<'definitions' | 'parameters' | 'responses' | 'securityDefinitions', NameMap>>;

  constructor(connector: Connector) {
    this.#connector = connector;
    this.#definition = connector.definition;
    this.#report = createReport(connector);
    this.#servers = serversOfPolicies(connector);
    const names = (key: string): NameMap => renameKeys(Object.keys(objectMember(connector.definition, key) ?? {}));
    this.#names = {
      definitions: names('definitions'),
      parameters: names('parameters'),
      responses: names('responses'),
      securityDefinitions: names('securityDefinitions'),
    };
  }

  run(): Checked<JsonObject> {
    const definition = this.#definition;
    const skipped = new Set([
      'swagger',
      'host',
      'basePath',
      'schemes',
      'consumes',
      'produces',
      'definitions',
      'parameters',
      'responses',
      'securityDefinitions',
      'paths',
      'security',
      'info',
    ]);
    const rest: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(definition))
      if (!skipped.has(name) && value !== undefined) rest[name] = name === BUNDLE ? this.#rewritten(value) : value;
    const properties = this.#properties();
    const security = listMember(definition, 'security');
    const value: JsonObject = {
      openapi: '3.0.3',
      info: {
        ...(objectMember(definition, 'info') ?? {}),
        version: String(member(definition['info'], 'version') ?? '1.0'),
      },
      servers: this.#serversOfAll(),
      paths: this.#paths(),
      components: this.#components(),
      ...(security.length > 0 ? { security: security.map((item) => this.#requirement(item)) } : {}),
      ...rest,
      ...(properties ? { [PROPERTIES]: properties } : {}),
    };
    return { value, diagnostics: this.#report.diagnostics };
  }

  /** What OpenAPI cannot say of the properties document, where policies are among it. */
  #properties(): JsonObject | undefined {
    const { left } = this.#servers;
    if (left.length === 0) return undefined;
    const names = [...new Set(left.map(({ template }) => template))].join(', ');
    this.#report.warn(
      'export-policies-left-out',
      `OpenAPI has no policies; ${left.length} of the properties document are kept as "${PROPERTIES}", which others do not read (${names}).`,
      '',
    );
    return keptProperties(this.#connector, left);
  }

  /** Parts of other files, whose references lead to the names that the components now have. */
  #rewritten(value: JsonValue): JsonValue {
    if (isJsonList(value)) return value.map((item) => this.#rewritten(item));
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).map(([name, item]) => [
      name,
      name === '$ref' && typeof item === 'string' ? this.#reference(item) : this.#rewritten(item ?? null),
    ]);
    return Object.fromEntries(entries) as JsonObject;
  }

  #serversOfAll(): JsonValue {
    const { host, basePath, schemes } = this.#connector.service;
    if (host === '') return [{ url: basePath || '/' }];
    return schemes.map((scheme) => ({ url: `${scheme}://${host}${basePath}` }));
  }

  #components(): JsonObject {
    const components: Record<string, JsonValue> = {};
    const add = (
      key: 'definitions' | 'responses' | 'securityDefinitions',
      name: string,
      convert: (value: JsonValue, pointer: string) => JsonValue,
    ): void => {
      const entries = Object.entries(objectMember(this.#definition, key) ?? {});
      if (entries.length === 0) return;
      components[name] = Object.fromEntries(
        entries.map(([entry, value]) => [
          this.#names[key].get(entry) ?? entry,
          convert(value ?? {}, pointerTo('', key, entry)),
        ]),
      );
    };
    add('definitions', 'schemas', (schema) => this.#schema(schema));
    add('responses', 'responses', (response) => this.#response(response, listMember(this.#definition, 'produces')));
    add('securityDefinitions', 'securitySchemes', (scheme) => this.#securityScheme(scheme));
    const parameters = Object.entries(objectMember(this.#definition, 'parameters') ?? {}).filter(
      ([, value]) => !['body', 'formData'].includes(textMember(value, 'in') ?? ''),
    );
    if (parameters.length > 0) {
      components['parameters'] = Object.fromEntries(
        parameters.map(([name, value]) => [this.#names.parameters.get(name) ?? name, this.#parameter(value ?? {})]),
      );
    }
    return components;
  }

  #paths(): JsonObject {
    const paths: Record<string, JsonValue> = {};
    for (const [path, declared] of Object.entries(objectMember(this.#definition, 'paths') ?? {})) {
      if (!isJsonObject(declared)) continue;
      const { $ref: reference, ...beside } = declared;
      const item = reference === undefined ? declared : { ...this.#resolved(declared), ...beside };
      const written: Record<string, JsonValue> = {};
      const shared = listMember(item, 'parameters');
      for (const [name, value] of Object.entries(item)) {
        if (value === undefined) continue;
        if (name === 'parameters') written[name] = this.#outsideParameters(shared);
        else if (METHODS.includes(name.toLowerCase()) && isJsonObject(value))
          written[name.toLowerCase()] = this.#operation(value, shared, pointerTo('/paths', path, name));
        else if (name === 'x-ms-notification-content' && isJsonObject(value)) written[name] = this.#withSchema(value);
        else written[name] = value;
      }
      paths[path] = written;
    }
    return paths;
  }

  #withSchema(value: JsonObject): JsonObject {
    const schema = member(value, 'schema');
    return schema === undefined ? value : { ...value, schema: this.#schema(schema) };
  }

  #operation(operation: JsonObject, shared: readonly JsonValue[], pointer: string): JsonObject {
    const own = listMember(operation, 'parameters');
    const produces = isJsonList(operation['produces'])
      ? operation['produces']
      : listMember(this.#definition, 'produces');
    const consumes = (
      isJsonList(operation['consumes']) ? operation['consumes'] : listMember(this.#definition, 'consumes')
    ).filter((type) => typeof type === 'string');
    const written: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(operation)) {
      if (value === undefined || name === 'consumes' || name === 'produces' || name === 'schemes') continue;
      if (name === 'parameters') written[name] = this.#outsideParameters(own);
      else if (name === 'responses') written[name] = this.#responses(value, produces);
      else if (name === 'security')
        written[name] = listMember(operation, 'security').map((item) => this.#requirement(item));
      else written[name] = value;
    }
    const server = this.#servers.byOperation.get(textMember(operation, 'operationId') ?? '');
    if (server !== undefined && !Object.hasOwn(written, 'servers')) written['servers'] = [{ url: server }];
    const body = this.#requestBody([...own, ...shared], consumes, pointer);
    return body === undefined ? written : { ...written, requestBody: body };
  }

  #resolved(value: JsonValue): JsonObject {
    const found = resolveReference(this.#definition, value, '')?.value;
    return isJsonObject(found) ? found : {};
  }

  #outsideParameters(parameters: readonly JsonValue[]): JsonValue {
    return parameters
      .filter((parameter) => !['body', 'formData'].includes(textMember(this.#resolved(parameter), 'in') ?? ''))
      .map((parameter) => this.#parameter(parameter));
  }

  #parameter(parameter: JsonValue): JsonValue {
    const reference = textMember(parameter, '$ref');
    if (reference?.startsWith('#/parameters/'))
      return { ...(parameter as JsonObject), $ref: this.#reference(reference) };
    if (reference !== undefined) return this.#parameter(this.#resolved(parameter));
    if (!isJsonObject(parameter)) return parameter;
    const { outside, schema } = splitParameter(parameter);
    return { ...outside, ...styleOf(parameter), schema: this.#schema(schema) };
  }

  #requestBody(parameters: readonly JsonValue[], consumes: readonly string[], pointer: string): JsonValue | undefined {
    const resolved = parameters.map((parameter) => this.#resolved(parameter));
    const body = resolved.find((parameter) => textMember(parameter, 'in') === 'body');
    if (body) {
      const { name, in: _in, required, schema, description, ...extensions } = body;
      const types = consumes.length > 0 ? consumes : ['application/json'];
      return {
        ...(description === undefined ? {} : { description }),
        ...(required === undefined ? {} : { required }),
        'x-body-name': typeof name === 'string' ? name : 'body',
        ...extensions,
        content: Object.fromEntries(types.map((type) => [type, { schema: this.#schema(schema ?? {}) }])),
      };
    }
    const fields = resolved.filter((parameter) => textMember(parameter, 'in') === 'formData');
    return fields.length === 0 ? undefined : this.#formBody(fields, consumes, pointer);
  }

  #formBody(fields: readonly JsonObject[], consumes: readonly string[], pointer: string): JsonValue {
    const hasFile = fields.some((field) => textMember(field, 'type') === 'file');
    const forms = consumes.filter(isFormType);
    const types = forms.length > 0 ? forms : [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
    const properties: Record<string, JsonValue> = {};
    const encoding: Record<string, JsonValue> = {};
    const required: string[] = [];
    for (const field of fields) {
      const name = textMember(field, 'name') ?? '';
      const { outside, schema } = splitParameter(field);
      const { name: _name, in: _in, required: isRequired, ...texts } = outside;
      properties[name] = { ...(this.#schema(schema) as JsonObject), ...texts };
      if (isRequired === true) required.push(name);
      const style = styleOf({ ...field, in: 'query' });
      if (textMember(schema, 'type') === 'array') encoding[name] = style;
    }
    if (hasFile && types.includes('application/x-www-form-urlencoded')) {
      this.#report.warn('import-multiple-content-types', 'A form with a file is sent as multipart/form-data.', pointer);
    }
    const schema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
    const media = { schema, ...(Object.keys(encoding).length > 0 ? { encoding } : {}) };
    return {
      content: Object.fromEntries(types.map((type) => [type, media])),
      ...(required.length > 0 ? { required: true } : {}),
    };
  }

  #responses(value: JsonValue, produces: readonly JsonValue[]): JsonValue {
    if (!isJsonObject(value)) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([status, response]) =>
        response === undefined
          ? []
          : [[status, status.startsWith('x-') ? response : this.#response(response, produces)]],
      ),
    );
  }

  #response(response: JsonValue, produces: readonly JsonValue[]): JsonValue {
    const reference = textMember(response, '$ref');
    if (reference?.startsWith('#/responses/')) return { $ref: this.#reference(reference) };
    if (reference !== undefined) return this.#response(this.#resolved(response), produces);
    if (!isJsonObject(response)) return { description: '' };
    const { schema, examples, headers, description, ...rest } = response;
    const types = produces.filter((type) => typeof type === 'string');
    const media = types.length > 0 ? types : ['application/json'];
    const samples = isJsonObject(examples) ? examples : {};
    const content =
      schema === undefined
        ? undefined
        : Object.fromEntries(
            media.map((type) => [
              type,
              { schema: this.#schema(schema), ...(samples[type] === undefined ? {} : { example: samples[type] }) },
            ]),
          );
    return {
      description: typeof description === 'string' ? description : '',
      ...(isJsonObject(headers) ? { headers: this.#headers(headers) } : {}),
      ...(content === undefined ? {} : { content }),
      ...rest,
    };
  }

  #headers(headers: JsonObject): JsonValue {
    return Object.fromEntries(
      Object.entries(headers).flatMap(([name, header]) => {
        if (!isJsonObject(header)) return [];
        const { description, ...rest } = header;
        const schema = Object.fromEntries(
          Object.entries(rest).filter(([key]) => !key.startsWith('x-') && key !== 'collectionFormat'),
        );
        const extensions = Object.fromEntries(Object.entries(rest).filter(([key]) => key.startsWith('x-')));
        return [
          [
            name,
            {
              ...(description === undefined ? {} : { description }),
              ...extensions,
              schema: this.#schema(schema as JsonObject),
            },
          ],
        ];
      }),
    ) as JsonObject;
  }

  #schema(schema: JsonValue): JsonValue {
    if (isJsonList(schema)) return schema.map((item) => this.#schema(item));
    if (!isJsonObject(schema)) return schema;
    const written: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(schema)) {
      if (value === undefined) continue;
      if (name === '$ref' && typeof value === 'string') written[name] = this.#reference(value);
      else if (name === 'properties' && isJsonObject(value)) {
        written[name] = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#schema(item ?? {})]));
      } else if (['items', 'additionalProperties', 'allOf', 'not'].includes(name)) written[name] = this.#schema(value);
      else if (name === 'discriminator' && typeof value === 'string') written[name] = { propertyName: value };
      else if (name === 'x-nullable') written['nullable'] = value;
      else if (name === 'type' && value === 'file') Object.assign(written, { type: 'string', format: 'binary' });
      else if (!(name === 'format' && schema['type'] === 'file')) written[name] = value;
    }
    return written;
  }

  #reference(reference: string): string {
    const match = /^#\/(definitions|parameters|responses)\/([^/]+)(.*)$/.exec(reference);
    if (!match) return reference;
    const [, kind, token = '', rest = ''] = match;
    const key = kind as 'definitions' | 'parameters' | 'responses';
    const name = decodeToken(token);
    const target = key === 'definitions' ? 'schemas' : key;
    return `#${pointerTo('/components', target, this.#names[key].get(name) ?? name)}${rest}`;
  }

  #requirement(requirement: JsonValue): JsonValue {
    if (!isJsonObject(requirement)) return requirement;
    return Object.fromEntries(
      Object.entries(requirement).map(([name, scopes]) => [
        this.#names.securityDefinitions.get(name) ?? name,
        scopes ?? [],
      ]),
    );
  }

  #securityScheme(value: JsonValue): JsonValue {
    const scheme = isJsonObject(value) ? value : {};
    if (textMember(scheme, 'type') === 'basic') {
      const { type: _type, ...rest } = scheme;
      return { type: 'http', scheme: 'basic', ...rest };
    }
    if (scheme[BEARER] === true) {
      const { type: _type, name: _name, in: _in, [BEARER]: _bearer, ...rest } = scheme;
      return { type: 'http', scheme: 'bearer', ...rest };
    }
    if (textMember(scheme, 'type') !== 'oauth2') return scheme;
    const { flow, authorizationUrl, tokenUrl, scopes, type: _type, ...rest } = scheme;
    const names: Readonly<Record<string, string>> = {
      accessCode: 'authorizationCode',
      application: 'clientCredentials',
    };
    const name = typeof flow === 'string' ? (names[flow] ?? flow) : 'authorizationCode';
    const needsAuthorization = name === 'authorizationCode' || name === 'implicit';
    const details = {
      ...(needsAuthorization && authorizationUrl !== undefined ? { authorizationUrl } : {}),
      ...(name !== 'implicit' && tokenUrl !== undefined ? { tokenUrl } : {}),
      scopes: isJsonObject(scopes) ? scopes : {},
    };
    return { type: 'oauth2', ...rest, flows: { [name]: details } };
  }
}

function decodeToken(token: string): string {
  return decodePercent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}
