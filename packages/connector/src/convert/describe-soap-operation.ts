import type { JsonObject } from '../source/json-value.ts';
import type { XmlElement } from '../source/parse-xml.ts';
import type { SoapPort } from './read-wsdl.ts';
import type { XsdTypes } from './read-xsd.ts';
import { attributeOf, childOf, childrenOf, documentationOf, EMPTY, localName, nameIn } from './xml-names.ts';

/** A SOAP operation in its binding, with the description it belongs to. */
export interface SoapOperation {
  readonly root: XmlElement;
  readonly types: XsdTypes;
  readonly port: SoapPort;
  readonly operation: XmlElement;
}

/** A SOAP operation as one of Swagger 2.0: its input and output messages as bodies, its faults as the answer 500. */
export function describeSoapOperation(found: SoapOperation): JsonObject {
  const { port, operation } = found;
  const name = attributeOf(operation, 'name') ?? '';
  const action = attributeOf(childOf(operation, 'operation'), 'soapAction') ?? '';
  const abstract = abstractOf(found);
  const is12 = port.version === '1.2';
  const media = is12 ? `application/soap+xml; charset=utf-8; action="${action}"` : 'text/xml';
  const header = headerOf(found, 'input');
  const outputHeader = headerOf(found, 'output');
  const body = messageSchema(found, abstract, 'input');
  return {
    summary: name.replace(/([a-z0-9])([A-Z])/g, '$1 $2'),
    description: documentationOf(abstract) || `Calls the SOAP operation ${name}.`,
    consumes: [media],
    produces: [is12 ? 'application/soap+xml' : 'text/xml'],
    parameters: [
      ...(is12
        ? []
        : [
            {
              name: 'SOAPAction',
              in: 'header',
              type: 'string',
              required: true,
              default: `"${action}"`,
              'x-ms-visibility': 'internal',
            },
          ]),
      {
        name: 'body',
        in: 'body',
        required: true,
        'x-ms-summary': 'Message',
        description: `The input of ${name}; a text is sent as the whole envelope.`,
        schema: withHeader(body, header),
        'x-tenon-soap': {
          version: port.version,
          ...(header ? { header: HEADER } : {}),
          ...encodingOf(found, 'input'),
        },
      },
    ],
    responses: responsesOf(found, abstract, outputHeader),
    'x-tenon-soap': {
      version: port.version,
      ...(outputHeader ? { outputHeader: HEADER } : {}),
      ...encodingOf(found, 'output'),
    },
  };
}

/** Whether the body of a message is encoded: only in the style of remote calls, as no other has elements of types. */
export function isEncodedMessage(
  { port, operation }: Pick<SoapOperation, 'port' | 'operation'>,
  side: 'input' | 'output',
): boolean {
  return isEncoded(childOf(childOf(operation, side), 'body')) && isRemoteCall({ port, operation });
}

function isEncoded(part: XmlElement): boolean {
  return attributeOf(part, 'use') === 'encoded';
}

function encodingOf(found: SoapOperation, side: 'input' | 'output'): JsonObject {
  return isEncodedMessage(found, side) ? { encoded: true } : {};
}

function isRemoteCall({ port, operation }: Pick<SoapOperation, 'port' | 'operation'>): boolean {
  return (attributeOf(childOf(operation, 'operation'), 'style') ?? port.style) === 'rpc';
}

/** Whether something of the input is declared as encoded that is written without types: a document, or a header. */
export function lacksTypes(operation: Pick<SoapOperation, 'port' | 'operation'>): boolean {
  const input = childOf(operation.operation, 'input');
  const isDocument = isEncoded(childOf(input, 'body')) && !isRemoteCall(operation);
  return isDocument || childrenOf(input, 'header').some(isEncoded);
}

/** The operation of the port type that the binding is of. */
function abstractOf({ root, port, operation }: SoapOperation): XmlElement {
  const name = attributeOf(operation, 'name');
  const portType = localName(attributeOf(port.binding, 'type'));
  const portTypes = childrenOf(root, 'portType');
  const wanted = [...portTypes.filter((type) => attributeOf(type, 'name') === portType), ...portTypes];
  const named = wanted
    .flatMap((type) => childrenOf(type, 'operation'))
    .filter((item) => attributeOf(item, 'name') === name);
  const input = attributeOf(childOf(operation, 'input'), 'name');
  return (
    named.find((item) => input !== undefined && attributeOf(childOf(item, 'input'), 'name') === input) ??
    named[0] ??
    EMPTY
  );
}

function responsesOf(found: SoapOperation, abstract: XmlElement, header: JsonObject | undefined): JsonObject {
  const { operation } = found;
  const hasOutput = childOf(abstract, 'output') !== EMPTY;
  const name = attributeOf(operation, 'name') ?? '';
  return {
    '200': hasOutput
      ? {
          description: `The output of ${name}.`,
          schema: withHeader(messageSchema(found, abstract, 'output'), header),
        }
      : { description: 'The message was accepted.' },
    '500': { description: 'A SOAP fault.', schema: faultSchema(found, abstract) },
  };
}

/** What a fault is read as; its detail has the elements of the faults that the operation declares. */
function faultSchema({ root, types }: SoapOperation, abstract: XmlElement): JsonObject {
  const details = childrenOf(abstract, 'fault').flatMap((fault) =>
    childrenOf(messageOf(root, attributeOf(fault, 'message')), 'part').flatMap((part) => {
      const element = nameIn(part, 'element');
      const schema = element === undefined ? undefined : types.element(element);
      return schema ? [[localName(element), schema] as const] : [];
    }),
  );
  const text = (label: string): JsonObject => ({ type: 'string', 'x-ms-summary': label });
  return {
    type: 'object',
    properties: {
      error: {
        type: 'object',
        properties: {
          code: text('Fault code'),
          message: text('Fault message'),
          actor: text('Fault actor'),
          detail: { type: 'object', properties: Object.fromEntries(details) },
        },
      },
    },
  };
}

/** The member of a body that holds the headers of its envelope. */
const HEADER = 'SoapHeader';

function withHeader(body: JsonObject, header: JsonObject | undefined): JsonObject {
  if (!header) return body;
  const { xml, ...rest } = body;
  return { type: 'object', allOf: [rest], properties: { [HEADER]: header }, ...(xml === undefined ? {} : { xml }) };
}

function messageOf(root: XmlElement, name: string | undefined): XmlElement {
  return childrenOf(root, 'message').find((message) => attributeOf(message, 'name') === localName(name)) ?? EMPTY;
}

/** The element that the body of an envelope holds: that of the message, or one called as the operation around its parts. */
function messageSchema(found: SoapOperation, abstract: XmlElement, side: 'input' | 'output'): JsonObject {
  const { root, types, operation } = found;
  const soapBody = childOf(childOf(operation, side), 'body');
  const parts = bodyParts(
    found,
    childrenOf(messageOf(root, attributeOf(childOf(abstract, side), 'message')), 'part'),
    side,
  );
  const element = parts.map((part) => nameIn(part, 'element')).find((name) => name !== undefined);
  if (!isRemoteCall(found) && element !== undefined) {
    const schema = types.element(element) ?? { type: 'object', ...types.hint(localName(element), '') };
    return schema['type'] === undefined && schema['allOf'] === undefined ? { type: 'object', ...schema } : schema;
  }
  const properties = parts.map((part): readonly [string, JsonObject] => {
    const name = attributeOf(part, 'name') ?? '';
    const type = nameIn(part, 'type');
    const schema = type === undefined ? types.element(nameIn(part, 'element') ?? '') : types.type(type);
    return [name, { ...(schema ?? { type: 'string' }), ...types.hint(name, '') }];
  });
  const namespace = attributeOf(soapBody, 'namespace') ?? attributeOf(root, 'targetNamespace') ?? '';
  const suffix = side === 'output' ? 'Response' : '';
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(properties.length > 0 ? { required: properties.map(([name]) => name) } : {}),
    ...types.hint(`${attributeOf(operation, 'name') ?? ''}${suffix}`, namespace),
  };
}

/** The parts of a message that are in the body: those that the binding names there, or all. */
function bodyParts(
  { operation }: SoapOperation,
  parts: readonly XmlElement[],
  side: 'input' | 'output',
): readonly XmlElement[] {
  const bound = childOf(operation, side);
  const named = attributeOf(childOf(bound, 'body'), 'parts')?.split(/\s+/);
  if (named) return parts.filter((part) => named.includes(attributeOf(part, 'name') ?? ''));
  return parts;
}

/** The headers of an envelope as one object, where the binding names any. */
function headerOf({ root, types, operation }: SoapOperation, side: 'input' | 'output'): JsonObject | undefined {
  const headers = childrenOf(childOf(operation, side), 'header').flatMap((header) => {
    const parts = childrenOf(messageOf(root, attributeOf(header, 'message')), 'part');
    const part = parts.find((one) => attributeOf(one, 'name') === attributeOf(header, 'part')) ?? parts[0];
    const element = part && nameIn(part, 'element');
    const schema = element === undefined ? undefined : types.element(element);
    return schema ? [[localName(element), schema] as const] : [];
  });
  return headers.length === 0
    ? undefined
    : { type: 'object', title: 'Headers', properties: Object.fromEntries(headers) };
}
