import type { JsonObject, JsonValue, SourceDocument } from '@tenon/connector';
import { dialectOf } from './dialect.ts';
import { isObject, listOr, objectOr, own, textOr, textsOf } from './json.ts';
import type {
  DynamicNode,
  OperationNode,
  ParameterNode,
  PathNode,
  ResponseNode,
  SchemaNode,
  SchemaRoot,
  TypedNode,
} from './nodes.ts';
import { isPlaceOf } from './place-of.ts';
import { makeResolver } from './resolve.ts';
import { hasRoomToGrow } from './room-to-grow.ts';
import { surveyShape } from './shape/survey-shape.ts';
import { below, inside, pointerOf, rootSpot, type Spot } from './spot.ts';
import { spreadUses } from './spread-uses.ts';
import type { DefinitionSurvey } from './survey.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

/** Walks an API definition once and lists its nodes in document order. Nothing in it is expected to be well formed. */
export function surveyDefinition(source: SourceDocument): DefinitionSurvey | undefined {
  return isObject(source.value) ? new Surveyor(source, source.value).survey() : undefined;
}

class Surveyor {
  readonly #source: SourceDocument;
  readonly #value: JsonObject;
  readonly #at = rootSpot('definition');
  readonly #dialect: DefinitionSurvey['dialect'];
  readonly #resolve: DefinitionSurvey['resolve'];
  readonly #paths: PathNode[] = [];
  readonly #operations: OperationNode[] = [];
  readonly #parameters: ParameterNode[] = [];
  readonly #responses: ResponseNode[] = [];
  readonly #roots: SchemaRoot[] = [];
  readonly #schemas: SchemaNode[] = [];
  readonly #typed: TypedNode[] = [];
  readonly #typedWith = new Map<string, TypedNode[]>();
  readonly #dynamics: (DynamicNode & { uses: OperationNode[] })[] = [];
  readonly #parameterByPointer = new Map<string, ParameterNode>();
  readonly #responseByPointer = new Map<string, ResponseNode>();
  readonly #rootByPointer = new Map<string, SchemaRoot>();

  constructor(source: SourceDocument, value: JsonObject) {
    this.#source = source;
    this.#value = value;
    this.#dialect = dialectOf(value);
    this.#resolve = makeResolver(value, this.#at);
  }

  survey(): DefinitionSurvey {
    this.#surveyPaths();
    this.#surveyDeclared();
    spreadUses({
      operations: this.#operations,
      roots: this.#roots,
      rootByPointer: this.#rootByPointer,
      dynamics: this.#dynamics,
    });
    const info = objectOr(own(this.#value, 'info'));
    const properties = this.#schemas.filter(({ role }) => role === 'property');
    const schemes =
      this.#dialect === '2.0' || this.#dialect === 'unknown'
        ? ['securityDefinitions']
        : ['components', 'securitySchemes'];
    const operationsById = new Map<string, OperationNode>();
    for (const operation of this.#operations) {
      if (operation.id !== undefined && !operationsById.has(operation.id)) operationsById.set(operation.id, operation);
    }
    let securityDefinitions: JsonObject = this.#value;
    for (const name of schemes) securityDefinitions = objectOr(own(securityDefinitions, name));
    return {
      at: this.#at,
      value: this.#value,
      source: this.#source,
      dialect: this.#dialect,
      info,
      title: textOr(own(info, 'title')),
      description: textOr(own(info, 'description')),
      paths: this.#paths,
      operations: this.#operations,
      operationsById,
      parameters: this.#parameters,
      responses: this.#responses,
      roots: this.#roots,
      schemas: this.#schemas,
      properties,
      notificationUrls: properties.filter(({ value }) => value['x-ms-notification-url'] === true),
      typed: this.#typed,
      typedWith: this.#typedWith,
      dynamics: this.#dynamics,
      securityDefinitions,
      securityDefinitionsAt: below(this.#at, ...schemes),
      resolve: this.#resolve,
      hasRoomToGrow: hasRoomToGrow({
        source: this.#source,
        operations: this.#operations,
        parameters: this.#parameters,
        properties,
      }),
      ...surveyShape(this.#value, this.#at, this.#dialect),
    };
  }

  #surveyPaths(): void {
    for (const [path, item] of Object.entries(objectOr(own(this.#value, 'paths')))) {
      if (path.startsWith('x-') || !isObject(item)) continue;
      const node: PathNode = { at: below(this.#at, 'paths', path), value: item, path, operations: [] };
      this.#paths.push(node);
      for (const [method, operation] of Object.entries(item)) {
        if (methods.has(method) && isObject(operation)) this.#surveyOperation(node, method, operation);
      }
      this.#surveyNotification(node);
    }
  }

  #surveyOperation(path: PathNode, method: string, value: JsonObject): void {
    const at = inside(path.at, method);
    const id = textOr(own(value, 'operationId'));
    const isInternal = own(value, 'x-ms-visibility') === 'internal';
    const isTrigger = own(value, 'x-ms-trigger') !== undefined;
    const operation: OperationNode = {
      at,
      value,
      path,
      method,
      id: id.trim() === '' ? undefined : id,
      name: id.trim() === '' ? `${method.toUpperCase()} ${path.path}` : id,
      isInternal,
      isVisible: !isInternal && own(value, 'deprecated') !== true,
      isTrigger,
      isWebhook: isTrigger && own(path.value, 'x-ms-notification-content') !== undefined,
      parameters: [],
      responses: [],
      consumes: textsOf(own(value, 'consumes') ?? own(this.#value, 'consumes')),
      produces: textsOf(own(value, 'produces') ?? own(this.#value, 'produces')),
    };
    path.operations.push(operation);
    this.#operations.push(operation);
    this.#surveyParameters(operation);
    const body = own(value, 'requestBody');
    if (isObject(body)) this.#surveyRequestBody(operation, body);
    for (const [status, response] of Object.entries(objectOr(own(value, 'responses')))) {
      if (!status.startsWith('x-') && isObject(response)) this.#surveyResponse(operation, status, response);
    }
  }

  #surveyParameters(operation: OperationNode): void {
    const taken = new Set<string>();
    const lists = [
      { list: listOr(own(operation.value, 'parameters')), at: operation.at, isOwn: true },
      { list: listOr(own(operation.path.value, 'parameters')), at: operation.path.at, isOwn: false },
    ];
    for (const { list, at, isOwn } of lists) {
      list.forEach((entry, index) => {
        const found = this.#resolve(entry, below(at, 'parameters', index));
        if (found === undefined || !isObject(found.value) || !isPlaceOf('parameters', found.at)) return;
        const parameter = this.#parameterAt(found.value, found.at);
        const key = `${parameter.location} ${parameter.name}`;
        if (!isOwn && taken.has(key)) return;
        taken.add(key);
        parameter.uses.push(operation);
        operation.parameters.push(parameter);
      });
    }
  }

  #parameterAt(value: JsonObject, at: Spot): ParameterNode {
    const pointer = pointerOf(at);
    const known = this.#parameterByPointer.get(pointer);
    if (known) return known;
    const location = textOr(own(value, 'in'));
    const name = textOr(own(value, 'name'));
    const declared = own(value, 'schema');
    const isBody = location === 'body';
    const hasOwnType = !isBody && this.#dialect !== '2.0' && isObject(declared);
    const parameter: ParameterNode = {
      at,
      value,
      name,
      location,
      type: hasOwnType ? declared : value,
      typeAt: hasOwnType ? inside(at, 'schema') : at,
      isInternal: own(value, 'x-ms-visibility') === 'internal',
      uses: [],
      schema:
        isBody && isObject(declared)
          ? this.#surveyRoot(declared, inside(at, 'schema'), { kind: 'body', name: 'the body' })
          : undefined,
    };
    this.#parameterByPointer.set(pointer, parameter);
    this.#parameters.push(parameter);
    if (!isBody) this.#surveyTyped(parameter.type, parameter.typeAt, { kind: 'parameter', name });
    for (const member in value) this.#surveyDynamic(member, value, at, { parameter, schema: undefined });
    return parameter;
  }

  #surveyTyped(value: JsonObject, at: Spot, node: { kind: TypedNode['kind']; name: string }): void {
    this.#addTyped({ at, value, ...node });
    let items = own(value, 'items');
    let place = at;
    while (isObject(items)) {
      place = inside(place, 'items');
      this.#addTyped({ at: place, value: items, kind: 'items', name: node.name });
      items = own(items, 'items');
    }
  }

  #addTyped(node: TypedNode): void {
    const { value, at, schema } = node;
    this.#typed.push(node);
    for (const member in value) {
      const alike = this.#typedWith.get(member);
      if (alike) alike.push(node);
      else this.#typedWith.set(member, [node]);
      if (schema !== undefined) this.#surveyDynamic(member, value, at, { parameter: undefined, schema });
    }
  }

  #surveyRequestBody(operation: OperationNode, value: JsonObject): void {
    const found = this.#resolve(value, inside(operation.at, 'requestBody'));
    if (found === undefined || !isObject(found.value) || !isPlaceOf('requestBodies', found.at)) return;
    for (const [mediaType, content] of Object.entries(objectOr(own(found.value, 'content')))) {
      const schema = isObject(content) ? own(content, 'schema') : undefined;
      if (!isObject(schema)) continue;
      const at = below(found.at, 'content', mediaType, 'schema');
      const body: ParameterNode = {
        at: found.at,
        value: found.value,
        name: 'body',
        location: 'body',
        type: found.value,
        typeAt: found.at,
        isInternal: false,
        uses: [operation],
        schema: this.#surveyRoot(schema, at, { kind: 'body', name: 'the body' }),
      };
      operation.parameters.push(body);
      this.#parameters.push(body);
      return;
    }
  }

  #surveyResponse(operation: OperationNode, status: string, entry: JsonObject): void {
    const found = this.#resolve(entry, below(operation.at, 'responses', status));
    if (found === undefined || !isObject(found.value) || !isPlaceOf('responses', found.at)) return;
    const pointer = pointerOf(found.at);
    const known = this.#responseByPointer.get(pointer);
    const isSuccess = /^2(?:\d\d|XX)$/.test(status);
    if (known) {
      known.uses.push(operation);
      operation.responses.push({ ...known, status, isSuccess });
      return;
    }
    const content = Object.entries(objectOr(own(found.value, 'content'))).find(([, media]) => isObject(media));
    const schema = content ? own(objectOr(content[1]), 'schema') : own(found.value, 'schema');
    const schemaAt = content ? below(found.at, 'content', content[0], 'schema') : inside(found.at, 'schema');
    const name = `the response ${status}`;
    const root = isObject(schema) ? this.#surveyRoot(schema, schemaAt, { kind: 'response', name }) : undefined;
    const response = { at: found.at, value: found.value, status, isSuccess, uses: [operation], schema: root };
    this.#responseByPointer.set(pointer, response);
    this.#responses.push(response);
    operation.responses.push(response);
    for (const [name, header] of Object.entries(objectOr(own(found.value, 'headers')))) {
      const type = isObject(header) && isObject(own(header, 'schema')) ? own(header, 'schema') : header;
      if (isObject(type)) this.#surveyTyped(type, below(found.at, 'headers', name), { kind: 'header', name });
    }
  }

  #surveyNotification(path: PathNode): void {
    const content = own(path.value, 'x-ms-notification-content');
    const schema = isObject(content) ? own(content, 'schema') : undefined;
    if (!isObject(schema)) return;
    const at = below(path.at, 'x-ms-notification-content', 'schema');
    const root = this.#surveyRoot(schema, at, { kind: 'notification', name: 'the notification content' }).root;
    for (const operation of path.operations) root.responses.add(operation);
  }

  /** Named definitions, and declared parameters and responses that nothing uses. */
  #surveyDeclared(): void {
    const places =
      this.#dialect === '3.0' || this.#dialect === '3.1'
        ? { schemas: ['components', 'schemas'], parameters: ['components', 'parameters'] }
        : { schemas: ['definitions'], parameters: ['parameters'] };
    const members = (path: readonly string[]): JsonObject =>
      path.reduce<JsonObject>((value, name) => objectOr(own(value, name)), this.#value);
    for (const [name, value] of Object.entries(members(places.parameters))) {
      if (isObject(value) && own(value, '$ref') === undefined)
        this.#parameterAt(value, below(this.#at, ...places.parameters, name));
    }
    for (const [name, value] of Object.entries(members(places.schemas))) {
      if (isObject(value))
        this.#surveyRoot(value, below(this.#at, ...places.schemas, name), { kind: 'definition', name });
    }
  }

  #surveyRoot(value: JsonObject, at: Spot, about: { kind: SchemaRoot['kind']; name: string }): SchemaNode {
    const root: SchemaRoot = {
      at,
      ...about,
      requests: new Set(),
      responses: new Set(),
      targets: new Set(),
      propertyCount: 0,
    };
    this.#roots.push(root);
    if (about.kind === 'definition') this.#rootByPointer.set(pointerOf(at), root);
    return this.#surveySchema(
      { at, value, root, parent: undefined, role: 'root', name: '', isRequired: true, properties: [] },
      0,
    );
  }

  #surveySchema(node: SchemaNode, depth: number): SchemaNode {
    const { at, value, root } = node;
    this.#schemas.push(node);
    const target = own(value, '$ref');
    if (typeof target === 'string') root.targets.add(target.startsWith('#') ? target.slice(1) : target);
    this.#addTyped({ at, value, kind: 'schema', name: node.name, schema: node });
    if (depth > 200) return node;
    const around: Inside = { node, depth: depth + 1, required: requiredNames(value) };
    const properties = own(value, 'properties');
    if (isObject(properties)) {
      const place = inside(at, 'properties');
      for (const name in properties)
        this.#surveyInside(around, { role: 'property', at: place, key: name }, properties[name]);
    }
    const items = own(value, 'items');
    if (Array.isArray(items)) {
      const place = inside(at, 'items');
      for (const [key, item] of items.entries()) this.#surveyInside(around, { role: 'items', at: place, key }, item);
    } else if (items !== undefined) this.#surveyInside(around, { role: 'items', at, key: 'items' }, items);
    const additional = own(value, 'additionalProperties');
    if (additional !== undefined) {
      this.#surveyInside(around, { role: 'additional', at, key: 'additionalProperties' }, additional);
    }
    for (const word of ['allOf', 'oneOf', 'anyOf'] as const) {
      const members = own(value, word);
      if (!Array.isArray(members)) continue;
      const place = inside(at, word);
      for (const [key, member] of members.entries())
        this.#surveyInside(around, { role: 'member', at: place, key }, member);
    }
    return node;
  }

  #surveyInside(
    { node, depth, required }: Inside,
    place: { readonly role: SchemaNode['role']; readonly at: Spot; readonly key: string | number },
    value: JsonValue | undefined,
  ): void {
    if (!isObject(value)) return;
    const { role, key } = place;
    const isProperty = role === 'property';
    const name = isProperty ? String(key) : '';
    const made: SchemaNode = {
      at: { document: 'definition', parent: place.at, key },
      value,
      root: node.root,
      parent: node,
      role,
      name,
      isRequired: isProperty && required.includes(name),
      properties: [],
    };
    if (isProperty) {
      node.properties.push(made);
      node.root.propertyCount += 1;
    }
    this.#surveySchema(made, depth);
  }

  #surveyDynamic(
    name: string,
    holder: JsonObject,
    holderAt: Spot,
    on: Pick<DynamicNode, 'parameter' | 'schema'>,
  ): void {
    if (!name.startsWith('x-ms-dynamic-')) return;
    const value = own(holder, name);
    if (isObject(value))
      this.#dynamics.push({ at: inside(holderAt, name), name, value, holder, holderAt, uses: [], ...on });
  }
}

interface Inside {
  readonly node: SchemaNode;
  readonly depth: number;
  readonly required: readonly JsonValue[];
}

function requiredNames(value: JsonObject): readonly JsonValue[] {
  return listOr(own(value, 'required'));
}
