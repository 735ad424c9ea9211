import type { Checked } from '@tenon/diagnostics';
import { isFormType } from '../import/media-types.ts';
import { PROPERTIES } from '../import/read-properties.ts';
import type { Connector } from '../model/connector.ts';
import { BUNDLE } from '../package/bundle-references.ts';
import { resolveReference } from '../schema/resolve-reference.ts';
import { pointerTo } from '../source/json-pointer.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listMember,
  member,
  objectMember,
  scalarText,
  textMember,
} from '../source/json-value.ts';
import { type NameMap, renameKeys } from './component-names.ts';
import { createReport, type Report } from './export-report.ts';
import { propertiesBeside } from './kept-properties.ts';
import { lostFormat, splitParameter, styleOf } from './parameter-parts.ts';
import { type PolicyServers, serversOfPolicies } from './policy-servers.ts';
import { SchemaUpgrade, type UpgradedNames } from './schema-upgrade.ts';
import { upgradeSecurityScheme } from './upgrade-security.ts';

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
  readonly #names: UpgradedNames;
  readonly #schemas: SchemaUpgrade;

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
    this.#schemas = new SchemaUpgrade(this.#names);
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
    const properties = propertiesBeside(this.#connector, this.#servers.left, this.#report);
    const security = listMember(definition, 'security');
    const value: JsonObject = {
      openapi: '3.0.3',
      info: {
        ...(objectMember(definition, 'info') ?? {}),
        version: scalarText(member(definition['info'], 'version') ?? '1.0'),
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
    add('responses', 'responses', (response, pointer) =>
      this.#response(response, { produces: listMember(this.#definition, 'produces'), pointer }),
    );
    add('securityDefinitions', 'securitySchemes', (scheme) => upgradeSecurityScheme(scheme));
    const parameters = Object.entries(objectMember(this.#definition, 'parameters') ?? {}).filter(
      ([, value]) => !['body', 'formData'].includes(textMember(value, 'in') ?? ''),
    );
    if (parameters.length > 0) {
      components['parameters'] = Object.fromEntries(
        parameters.map(([name, value]) => [
          this.#names.parameters.get(name) ?? name,
          this.#parameter(value ?? {}, pointerTo('/parameters', name)),
        ]),
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
        if (name === 'parameters') written[name] = this.#outsideParameters(shared, pointerTo('/paths', path, name));
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
      if (name === 'parameters') written[name] = this.#outsideParameters(own, pointerTo(pointer, name));
      else if (name === 'responses')
        written[name] = this.#responses(value, { produces, pointer: pointerTo(pointer, name) });
      else if (name === 'x-ms-notification-content' && isJsonObject(value)) written[name] = this.#withSchema(value);
      else if (name === 'security')
        written[name] = listMember(operation, 'security').map((item) => this.#requirement(item));
      else written[name] = value;
    }
    const server =
      this.#servers.byOperation.get(textMember(operation, 'operationId') ?? '') ??
      this.#connector.operations.find((one) => one.pointer === pointer)?.server;
    if (server !== undefined && !Object.hasOwn(written, 'servers')) written['servers'] = [{ url: server }];
    const body = this.#requestBody([...own, ...shared], consumes, pointer);
    return body === undefined ? written : { ...written, requestBody: body };
  }

  #resolved(value: JsonValue): JsonObject {
    const found = resolveReference(this.#definition, value, '')?.value;
    return isJsonObject(found) ? found : {};
  }

  #outsideParameters(parameters: readonly JsonValue[], pointer: string): JsonValue {
    return parameters.flatMap((parameter, index) =>
      ['body', 'formData'].includes(textMember(this.#resolved(parameter), 'in') ?? '')
        ? []
        : [this.#parameter(parameter, pointerTo(pointer, index))],
    );
  }

  #parameter(parameter: JsonValue, pointer: string): JsonValue {
    const reference = textMember(parameter, '$ref');
    if (reference?.startsWith('#/parameters/'))
      return { ...(parameter as JsonObject), $ref: this.#reference(reference) };
    if (reference !== undefined) return this.#parameter(this.#resolved(parameter), pointer);
    if (!isJsonObject(parameter)) return parameter;
    const { outside, schema } = splitParameter(parameter);
    this.#reportLostFormat(parameter, pointer);
    return { ...outside, ...styleOf(parameter), schema: this.#schema(schema) };
  }

  #reportLostFormat(parameter: JsonObject, pointer: string): void {
    const format = lostFormat(parameter);
    if (format === undefined) return;
    this.#report.warn(
      'import-parameter-style',
      `The collection format ${format} of ${JSON.stringify(textMember(parameter, 'name') ?? '')} cannot be written in 3.0.`,
      pointer,
    );
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
      this.#reportLostFormat({ ...field, in: 'query' }, pointer);
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

  #responses(value: JsonValue, at: { produces: readonly JsonValue[]; pointer: string }): JsonValue {
    if (!isJsonObject(value)) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([status, response]) =>
        response === undefined
          ? []
          : [
              [
                status,
                status.startsWith('x-')
                  ? response
                  : this.#response(response, { ...at, pointer: pointerTo(at.pointer, status) }),
              ],
            ],
      ),
    );
  }

  #response(response: JsonValue, at: { produces: readonly JsonValue[]; pointer: string }): JsonValue {
    const reference = textMember(response, '$ref');
    if (reference?.startsWith('#/responses/')) return { $ref: this.#reference(reference) };
    if (reference !== undefined) return this.#response(this.#resolved(response), at);
    if (!isJsonObject(response)) return { description: '' };
    const { schema, examples, headers, description, ...rest } = response;
    const types = at.produces.filter((type) => typeof type === 'string');
    const media = types.length > 0 ? types : ['application/json'];
    const samples = isJsonObject(examples) ? examples : {};
    const lost = Object.keys(samples).filter((type) => schema === undefined || !media.includes(type));
    if (lost.length > 0)
      this.#report.warn(
        'export-left-out',
        `An example in ${lost.join(', ')} has no answer in that type, so it is left out.`,
        at.pointer,
      );
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
        const { description, collectionFormat: _format, ...schema } = header;
        return [[name, { ...(description === undefined ? {} : { description }), schema: this.#schema(schema) }]];
      }),
    ) as JsonObject;
  }

  #schema(schema: JsonValue): JsonValue {
    return this.#schemas.convert(schema);
  }

  #reference(reference: string): string {
    return this.#schemas.reference(reference);
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
}
