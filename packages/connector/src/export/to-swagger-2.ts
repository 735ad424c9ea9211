import type { Checked } from '@tenon/diagnostics';
import { isFormType } from '../import/media-types.ts';
import { PROPERTIES } from '../import/read-properties.ts';
import { BEARER } from '../import/read-security.ts';
import type { Connector } from '../model/connector.ts';
import type { Body, Operation, Parameter } from '../model/operation.ts';
import { BUNDLE } from '../package/bundle-references.ts';
import { readSchema } from '../schema/read-schema.ts';
import { resolveReference } from '../schema/resolve-reference.ts';
import { pointerTo, valueAt } from '../source/json-pointer.ts';
import {
  isJsonList,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
  objectMember,
  textMember,
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
    const webhooks = Object.keys(objectMember(definition, 'webhooks') ?? {});
    if (webhooks.length > 0) this.#leftOut(`The webhooks ${webhooks.slice(0, 10).join(', ')}`, '/webhooks');
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
      ...docsOf(definition),
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
    const source = valueAt(this.#connector.definition, operation.pointer);
    if (operation.kind === 'action' && objectMember(source, 'callbacks'))
      this.#leftOut(`The callbacks of ${operation.operationId}`, pointerTo(operation.pointer, 'callbacks'));
    const consumes = namedTypes(operation.consumes);
    const produces = namedTypes(operation.produces);
    const parameters = operation.parameters.flatMap((parameter) => this.#parameter(parameter));
    if (operation.body) parameters.push(this.#body(operation.body));
    const hasForm = operation.parameters.some(({ location }) => location === 'form');
    const types = hasForm ? consumes.filter(isFormType) : consumes;
    return {
      ...(operation.tags.length > 0 ? { tags: operation.tags } : {}),
      ...(operation.summary === '' ? {} : { summary: operation.summary }),
      ...(operation.description === '' ? {} : { description: operation.description }),
      ...docsOf(source),
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
    const written =
      parameter.type === 'file'
        ? { type: 'file' }
        : this.#schemas.flatten(parameter.schema.schema, parameter.schema.pointer);
    this.#reportLost(parameter);
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
        ...(parameter.allowEmptyValue ? { allowEmptyValue: true } : {}),
        ...this.#exampleOf(parameter),
        ...parameter.extensions,
      },
    ];
  }

  /** What a parameter says that 2.0 has no word for. */
  #reportLost({ name, location, pointer, ...parameter }: Parameter): void {
    const isForm = location === 'form';
    const lost = [
      ...(parameter.allowReserved ? ['allowReserved'] : []),
      ...(parameter.deprecated ? ['deprecated'] : []),
      ...(isForm && parameter.mediaType !== undefined && parameter.type !== 'object' ? ['contentType'] : []),
      ...(parameter.partHeaders ? ['headers'] : []),
    ];
    if (lost.length > 0) this.#leftOut(`What ${JSON.stringify(name)} says with ${lost.join(', ')}`, pointer);
  }

  #exampleOf({ location, pointer }: Parameter): JsonObject {
    const source = location === 'form' ? undefined : valueAt(this.#connector.definition, pointer);
    const example = this.#firstExample(source);
    return example === undefined ? {} : { 'x-example': example };
  }

  /** The example of a parameter or of content, or the first of several. */
  #firstExample(value: JsonValue | undefined): JsonValue | undefined {
    const [first] = Object.values(objectMember(value, 'examples') ?? {});
    const named = first === undefined ? undefined : resolveReference(this.#connector.definition, first, '')?.value;
    return member(value, 'example') ?? member(named, 'value');
  }

  #leftOut(what: string, pointer: string): void {
    this.#report.warn('export-left-out', `${what} cannot be written in 2.0.`, pointer);
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
    const { items } = readSchema(this.#connector, parameter.schema);
    const isFlat = parameter.type !== 'object' && (!items || readSchema(this.#connector, items).type !== 'object');
    if (format === undefined || !isFlat) {
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
    const written = schema ? this.#schemas.convert(schema.schema, schema.pointer) : {};
    const example = this.#firstExample(valueAt(this.#connector.definition, body.contents[0]?.pointer ?? ''));
    const isTold = example === undefined || member(written, 'example') !== undefined;
    const canTell = isJsonObject(written) && member(written, '$ref') === undefined;
    if (!isTold && !canTell) this.#leftOut(`The examples of the body ${JSON.stringify(body.name)}`, body.pointer);
    return {
      ...withoutMember(isJsonObject(source) ? extensionsOf(source) : {}, 'x-body-name'),
      name: body.name,
      in: 'body',
      ...(body.description === '' ? {} : { description: body.description }),
      ...(body.required ? { required: true } : {}),
      ...(body.label === '' ? {} : { 'x-ms-summary': body.label }),
      ...(body.visibility === 'none' ? {} : { 'x-ms-visibility': body.visibility }),
      schema: isTold || !canTell ? written : { ...written, example },
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
      const [first, ...others] = response.contents.map((content) => JSON.stringify(content.schema?.schema ?? null));
      if (others.some((other) => other !== first))
        this.#report.warn(
          'import-multiple-content-types',
          `Of several answers to ${operation.operationId} the one in ${response.contents[0]?.mediaType} was kept.`,
          response.pointer,
        );
      const links = objectMember(valueAt(this.#connector.definition, response.pointer), 'links');
      if (links) this.#leftOut(`The links of ${operation.operationId}`, pointerTo(response.pointer, 'links'));
      const examples = response.contents.flatMap(({ mediaType, pointer }) => {
        const example = this.#firstExample(valueAt(this.#connector.definition, pointer));
        return example === undefined ? [] : [[mediaType, example] as const];
      });
      responses[status] = {
        description: response.description,
        ...(schema ? { schema: this.#schemas.convert(schema.schema, schema.pointer) } : {}),
        ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
        ...(examples.length > 0 ? { examples: Object.fromEntries(examples) } : {}),
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
          scopes: this.#scopesOf(name, scheme.scopes),
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

  /** The scopes of the flow that was chosen, with their descriptions. */
  #scopesOf(name: string, scopes: readonly string[]): JsonObject {
    const pointer = pointerTo('/components/securitySchemes', name);
    const declared = valueAt(this.#connector.definition, pointer);
    const scheme = resolveReference(this.#connector.definition, declared ?? null, pointer)?.value;
    const flows = Object.values(objectMember(scheme, 'flows') ?? {});
    if (flows.length > 1) this.#leftOut(`All flows of ${JSON.stringify(name)} but one`, pointer);
    const texts = flows.map((flow) => objectMember(flow, 'scopes') ?? {});
    return Object.fromEntries(
      scopes.map((scope) => [scope, texts.map((text) => textMember(text, scope)).find(Boolean) ?? scope]),
    );
  }
}

/** Where more is told, of a document or an operation. */
function docsOf(value: JsonValue | undefined): JsonObject {
  const externalDocs = objectMember(value, 'externalDocs');
  return externalDocs ? { externalDocs } : {};
}

/** The media types that are no patterns; where there are only patterns, those that leave something out. */
function namedTypes(types: readonly string[]): readonly string[] {
  const named = types.filter((type) => !type.includes('*'));
  return named.length > 0 ? named : types.filter((type) => type !== '*/*');
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
