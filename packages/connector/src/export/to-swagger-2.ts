import type { Checked } from '@tenon/diagnostics';
import { isFormType } from '../import/media-types.ts';
import { PROPERTIES } from '../import/read-properties.ts';
import { BEARER } from '../import/read-security.ts';
import type { Connector } from '../model/connector.ts';
import type { Body, Operation, Parameter } from '../model/operation.ts';
import { BUNDLE } from '../package/bundle-references.ts';
import { pointerTo, valueAt } from '../source/json-pointer.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  objectMember,
} from '../source/json-value.ts';
import { createReport, type Report } from './export-report.ts';
import { SchemaDowngrade } from './schema-downgrade.ts';

/** Writes a 3.x definition as Swagger 2.0 and reports what cannot be said there. */
export function toSwagger2(connector: Connector): Checked<JsonObject> {
  return new Downgrade(connector).run();
}

/** The methods that 2.0 has. */
const METHODS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

class Downgrade {
  readonly #connector: Connector;
  readonly #report: Report;
  readonly #schemas: SchemaDowngrade;

  constructor(connector: Connector) {
    this.#connector = connector;
    this.#report = createReport(connector);
    this.#schemas = new SchemaDowngrade(connector.definition, this.#report);
  }

  run(): Checked<JsonObject> {
    const { definition, service } = this.#connector;
    const schemas = Object.entries(objectMember(objectMember(definition, 'components'), 'schemas') ?? {});
    const definitions = Object.fromEntries(
      schemas.map(([name, schema]) => [
        name,
        this.#schemas.convert(schema ?? {}, pointerTo('/components/schemas', name)),
      ]),
    );
    const info = objectMember(definition, 'info') ?? {};
    const { summary: _summary, ...kept } = info;
    const security = member(definition, 'security');
    const schemes = this.#securityDefinitions();
    const paths = this.#paths();
    const value: JsonObject = {
      swagger: '2.0',
      info: { ...kept, title: this.#connector.title, version: this.#connector.version || '1.0' },
      ...(service.host === '' ? {} : { host: fillVariables(service.host, this.#connector) }),
      basePath: fillVariables(service.basePath, this.#connector) || '/',
      schemes: service.schemes,
      paths,
      definitions: { ...definitions, ...this.#schemas.movedSchemas() },
      securityDefinitions: schemes,
      security: isJsonList(security) ? this.#requirements(security, schemes) : [],
      tags: member(definition, 'tags') ?? [],
      ...withoutMember(withoutMember(extensionsOf(definition), BUNDLE), PROPERTIES),
    };
    return { value: withoutEmpty(value), diagnostics: this.#report.diagnostics };
  }

  #paths(): JsonObject {
    const paths: Record<string, Record<string, JsonValue>> = {};
    for (const operation of this.#connector.operations) {
      const item = paths[operation.path] ?? {};
      paths[operation.path] = item;
      const source = objectMember(objectMember(this.#connector.definition, 'paths'), operation.path);
      if (source && Object.keys(item).length === 0) Object.assign(item, extensionsOf(source));
      if (operation.notification?.schema) {
        const { schema, description } = operation.notification;
        item['x-ms-notification-content'] = {
          ...(description === '' ? {} : { description }),
          schema: this.#schemas.convert(schema.schema, schema.pointer),
        };
      }
      item[operation.method] = this.#operation(operation);
    }
    return paths;
  }

  #operation(operation: Operation): JsonObject {
    if (!METHODS.has(operation.method)) {
      this.#report.warn(
        'import-unknown-method',
        `The method ${operation.method.toUpperCase()} of ${operation.operationId} does not exist in 2.0.`,
        operation.pointer,
      );
    }
    const consumes = operation.consumes.filter((type) => !type.includes('*'));
    const produces = operation.produces.filter((type) => !type.includes('*'));
    const parameters = operation.parameters.flatMap((parameter) => this.#parameter(parameter));
    if (operation.body) parameters.push(this.#body(operation.body));
    const hasForm = operation.parameters.some(({ location }) => location === 'form');
    const types = hasForm ? consumes.filter(isFormType) : consumes;
    return {
      ...(operation.tags.length > 0 ? { tags: operation.tags } : {}),
      ...(operation.summary === '' ? {} : { summary: operation.summary }),
      ...(operation.description === '' ? {} : { description: operation.description }),
      operationId: operation.operationId,
      ...(types.length > 0 ? { consumes: types } : {}),
      ...(produces.length > 0 ? { produces } : {}),
      parameters,
      responses: this.#responses(operation),
      ...(operation.deprecated ? { deprecated: true } : {}),
      ...(this.#ownSecurity(operation) ?? {}),
      ...(operation.notification?.schema
        ? withoutMember(operation.extensions, 'x-ms-notification-content')
        : operation.extensions),
    };
  }

  #ownSecurity(operation: Operation): JsonObject | undefined {
    const source = objectMember(
      objectMember(objectMember(this.#connector.definition, 'paths'), operation.path),
      operation.method,
    );
    const own = member(source, 'security');
    return isJsonList(own) ? { security: this.#requirements(own, this.#securityDefinitions()) } : undefined;
  }

  #requirements(requirements: readonly JsonValue[], schemes: JsonObject): JsonValue {
    return requirements.filter(
      (item) => isJsonObject(item) && Object.keys(item).every((name) => Object.hasOwn(schemes, name)),
    );
  }

  #parameter(parameter: Parameter): readonly JsonValue[] {
    if (parameter.location === 'cookie') {
      this.#report.warn(
        'import-cookie-parameter',
        `The cookie parameter ${JSON.stringify(parameter.name)} cannot be written in 2.0.`,
        parameter.pointer,
      );
      return [];
    }
    const { schema } = parameter.schema;
    const written = this.#schemas.flatten(schema, parameter.schema.pointer);
    const format = this.#collectionFormat(parameter, written);
    return [
      {
        name: parameter.name,
        in: parameter.location === 'form' ? 'formData' : parameter.location,
        ...(parameter.description === '' ? {} : { description: parameter.description }),
        ...(parameter.required ? { required: true } : {}),
        ...(parameter.label === '' || parameter.extensions['x-ms-summary'] !== undefined
          ? {}
          : { 'x-ms-summary': parameter.label }),
        ...written,
        ...(format === undefined ? {} : { collectionFormat: format }),
        ...parameter.extensions,
      },
    ];
  }

  #collectionFormat(parameter: Parameter, schema: JsonObject): string | undefined {
    const isList = schema['type'] === 'array';
    const isMulti = parameter.style === 'form' && parameter.explode && parameter.location !== 'header';
    const formats: Readonly<Record<string, string>> = {
      form: isMulti ? 'multi' : 'csv',
      simple: 'csv',
      spaceDelimited: 'ssv',
      pipeDelimited: 'pipes',
    };
    const format = formats[parameter.style];
    if (format === undefined || (!isList && parameter.type === 'object')) {
      this.#report.warn(
        'import-parameter-style',
        `The style ${parameter.style} of ${JSON.stringify(parameter.name)} cannot be written in 2.0.`,
        parameter.pointer,
      );
    }
    return isList ? (format ?? 'csv') : undefined;
  }

  #body(body: Body): JsonValue {
    const schema = body.contents[0]?.schema;
    if (body.contents.length > 1) {
      this.#report.warn(
        'import-multiple-content-types',
        `Of several bodies the one in ${body.contents[0]?.mediaType} was kept.`,
        body.pointer,
      );
    }
    const source = valueAt(this.#connector.definition, body.pointer);
    return {
      ...withoutMember(isJsonObject(source) ? extensionsOf(source) : {}, 'x-body-name'),
      name: body.name,
      in: 'body',
      ...(body.description === '' ? {} : { description: body.description }),
      ...(body.required ? { required: true } : {}),
      ...(body.label === '' ? {} : { 'x-ms-summary': body.label }),
      ...(body.visibility === 'none' ? {} : { 'x-ms-visibility': body.visibility }),
      schema: schema ? this.#schemas.convert(schema.schema, schema.pointer) : {},
    };
  }

  #responses(operation: Operation): JsonObject {
    const responses: Record<string, JsonValue> = {};
    for (const response of operation.responses) {
      const status = /^[1-5]XX$/i.test(response.status) ? `${response.status.charAt(0)}00` : response.status;
      if (Object.hasOwn(responses, status)) continue;
      const schema = response.contents[0]?.schema;
      const headers = response.headers.map(({ name, description, schema: place }) => [
        name,
        { ...(description === '' ? {} : { description }), ...this.#schemas.flatten(place.schema, place.pointer) },
      ]);
      responses[status] = {
        description: response.description,
        ...(schema ? { schema: this.#schemas.convert(schema.schema, schema.pointer) } : {}),
        ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
      };
    }
    return responses;
  }

  #securityDefinitions(): JsonObject {
    const written: Record<string, JsonValue> = {};
    const flows = {
      'authorization-code': 'accessCode',
      'client-credentials': 'application',
      implicit: 'implicit',
      password: 'password',
    };
    for (const [name, scheme] of this.#connector.security) {
      const text = scheme.description === '' ? {} : { description: scheme.description };
      if (scheme.kind === 'basic') written[name] = { type: 'basic', ...text };
      else if (scheme.kind === 'api-key' && scheme.location !== 'cookie') {
        written[name] = { type: 'apiKey', name: scheme.name, in: scheme.location, ...text };
      } else if (scheme.kind === 'bearer')
        written[name] = { type: 'apiKey', name: 'Authorization', in: 'header', [BEARER]: true, ...text };
      else if (scheme.kind === 'oauth2') {
        written[name] = {
          type: 'oauth2',
          flow: flows[scheme.grant],
          ...(scheme.authorizationUrl === undefined || scheme.grant === 'client-credentials'
            ? {}
            : { authorizationUrl: scheme.authorizationUrl }),
          ...(scheme.tokenUrl === undefined || scheme.grant === 'implicit' ? {} : { tokenUrl: scheme.tokenUrl }),
          scopes: Object.fromEntries(scheme.scopes.map((scope) => [scope, scope])),
          ...text,
        };
      } else {
        this.#report.warn(
          'import-security-unsupported',
          `The security scheme ${JSON.stringify(name)} cannot be written in 2.0.`,
          pointerTo('/components/securitySchemes', name),
        );
      }
    }
    return written;
  }
}

/** An object without one of its members. */
function withoutMember(value: JsonObject, name: string): JsonObject {
  const { [name]: _left, ...rest } = value;
  return rest;
}

/** The document without empty members, which some readers refuse. */
function withoutEmpty(value: JsonObject): JsonObject {
  const isEmpty = (item: JsonValue | undefined): boolean =>
    typeof item === 'object' && item !== null && Object.keys(item).length === 0;
  return Object.fromEntries(Object.entries(value).filter(([name, item]) => name === 'paths' || !isEmpty(item)));
}

function extensionsOf(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => name.startsWith('x-') && name !== 'x-ms-notification-content'),
  ) as JsonObject;
}

function fillVariables(text: string, { service }: Connector): string {
  return text.replace(
    /\{([^{}]+)\}/g,
    (written, name: string) => service.variables.find((variable) => variable.name === name)?.default || written,
  );
}
