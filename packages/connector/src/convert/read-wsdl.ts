import type { Diagnostic } from '@tenon/diagnostics';
import { XMLParser } from 'fast-xml-parser';
import { type JsonObject, type JsonValue, textMember } from '../source/json-value.ts';
import { childOf, childrenOf, documentationOf, localName, type XmlNode, XsdTypes } from './read-xsd.ts';
import type { ConvertedDefinition } from './sampled-request.ts';

/** Whether an XML text is a WSDL 1.1 description. */
export function isWsdl(text: string): boolean {
  return /<(?:\w+:)?definitions[\s>]/.test(text.slice(0, 20_000)) && text.includes('schemas.xmlsoap.org/wsdl');
}

/**
 * Makes a definition of the SOAP operations of a WSDL 1.1 description: each is a POST to the address of its port, with its
 * action. Its body has the members of the input message; the call wraps them into the envelope (`x-tenon-soap`). Document
 * types are refused, and nothing it imports is fetched.
 */
export function readWsdl(text: string, fileName: string): ConvertedDefinition {
  const diagnostics: Diagnostic[] = [];
  const fail = (code: string, message: string): ConvertedDefinition => {
    const place = { file: fileName, pointer: '', line: 1, column: 1 };
    diagnostics.push({
      code,
      severity: 'error',
      message,
      place,
      remedy: 'Give a WSDL 1.1 description with a SOAP binding, in one file.',
    });
    return { definition: {}, diagnostics };
  };
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    return fail('import-wsdl-refused', 'The description has a document type or entities, which are not read.');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseAttributeValue: false,
    parseTagValue: false,
    processEntities: false,
  });
  let parsed: JsonValue;
  try {
    parsed = parser.parse(text) as JsonValue;
  } catch (error) {
    return fail(
      'import-wsdl-refused',
      `The description is not XML: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
    );
  }
  const root = childOf(parsed, 'definitions');
  const types = new XsdTypes(childrenOf(childOf(root, 'types'), 'schema'));
  const ports = portsOf(root);
  if (ports.every(({ binding }) => childrenOf(binding, 'operation').length === 0))
    return fail('import-wsdl-refused', 'The description has no SOAP binding with operations.');
  const imports = [root, ...childrenOf(childOf(root, 'types'), 'schema')].flatMap((node) =>
    [...childrenOf(node, 'import'), ...childrenOf(node, 'include')].flatMap(
      (one) => textMember(one, '@schemaLocation') ?? textMember(one, '@location') ?? [],
    ),
  );
  if (imports.length > 0) {
    diagnostics.push({
      code: 'import-wsdl-imports',
      severity: 'warning',
      message: 'The description imports other documents, which are not fetched; their types are not described.',
      place: { file: fileName, pointer: '', line: 1, column: 1 },
      remedy: 'Give a description with everything in one file.',
    });
  }
  const paths: Record<string, JsonValue> = {};
  const routes = new Map<string, string[]>();
  for (const port of ports) {
    for (const operation of childrenOf(port.binding, 'operation')) {
      const name = textMember(operation, '@name') ?? '';
      const operationId = name.replace(/[^A-Za-z0-9_]+/g, '_');
      if (name === '' || Object.hasOwn(paths, `/${operationId}`)) continue;
      paths[`/${operationId}`] = { post: operationOf({ root, types, port, operation }) };
      routes.set(port.address, [...(routes.get(port.address) ?? []), operationId]);
    }
  }
  const [first = ''] = [...routes.keys()].filter((address) => address !== '');
  const match = ADDRESS.exec(first);
  const definition: JsonObject = {
    swagger: '2.0',
    info: {
      title: textMember(root, '@name') ?? textMember(childOf(root, 'service'), '@name') ?? 'SOAP service',
      description: documentationOf(root) || documentationOf(childOf(root, 'service')),
      version: '1.0',
    },
    ...(match ? { host: match[2] ?? '', schemes: [(match[1] ?? 'https').toLowerCase()] } : { schemes: ['https'] }),
    basePath: '/',
    paths,
    definitions: types.definitions,
  };
  return { definition, properties: routeTo(routes, first), diagnostics };
}

const ADDRESS = /^(https?):\/\/([^/?#]+)([^?#]*)/i;

/** SOAP has one address for all operations of a port: policies send each call there. */
function routeTo(routes: ReadonlyMap<string, readonly string[]>, first: string): JsonObject {
  const one = (templateId: string, title: string, parameters: JsonObject): JsonObject => ({
    templateId,
    title,
    parameters,
  });
  const instances = [...routes].flatMap(([address, operations]) => {
    const match = ADDRESS.exec(address);
    const of = routes.size === 1 ? {} : { 'x-ms-apimTemplate-operationName': operations };
    const isElsewhere = match && match[2] !== ADDRESS.exec(first)?.[2];
    return [
      ...(isElsewhere
        ? [
            one('dynamichosturl', 'Send operations to the host of their port', {
              'x-ms-apimTemplateParameter.urlTemplate': `${match[1]}://${match[2]}`,
              ...of,
            }),
          ]
        : []),
      one('routerequesttoendpoint', 'Send every operation to the address of the service', {
        'x-ms-apimTemplateParameter.newPath': match?.[3] || '/',
        ...of,
      }),
    ];
  });
  return {
    properties: { iconBrandColor: '#3f4b57', capabilities: ['actions'], policyTemplateInstances: instances },
  };
}

interface Port {
  readonly address: string;
  readonly binding: XmlNode;
  readonly isRpc: boolean;
  readonly version: '1.1' | '1.2';
}

/** The SOAP ports of all services, those of SOAP 1.1 first; bindings without a port count with no address. */
function portsOf(root: XmlNode): readonly Port[] {
  const bindings = childrenOf(root, 'binding').filter(isSoapBinding);
  const named = childrenOf(root, 'service').flatMap((service) => childrenOf(service, 'port'));
  const found = named.flatMap((port): readonly Port[] => {
    const name = localName(textMember(port, '@binding'));
    const binding = bindings.find((one) => textMember(one, '@name') === name);
    const location = textMember(childOf(port, 'address'), '@location') ?? '';
    return binding ? [portOf(binding, ADDRESS.test(location) ? location : '')] : [];
  });
  const bound = found.length > 0 ? found : bindings.map((binding) => portOf(binding, ''));
  return [...bound].sort((a, b) => a.version.localeCompare(b.version));
}

function portOf(binding: XmlNode, address: string): Port {
  const soap = childOf(binding, 'binding');
  const is12 = childrenOf(binding, 'operation').some((operation) =>
    Object.hasOwn(childOf(operation, 'operation'), '@soapActionRequired'),
  );
  const version = is12 || /12|soap1_2/i.test(textMember(binding, '@name') ?? '') ? '1.2' : '1.1';
  return { address, binding, isRpc: textMember(soap, '@style') === 'rpc', version };
}

/** A SOAP binding names a transport or has operations with an action; an HTTP binding has a verb. */
function isSoapBinding(binding: XmlNode): boolean {
  return childrenOf(binding, 'binding').some((soap) => textMember(soap, '@verb') === undefined);
}

interface Found {
  readonly root: XmlNode;
  readonly types: XsdTypes;
  readonly port: Port;
  readonly operation: XmlNode;
}

function operationOf(found: Found): JsonObject {
  const { root, port, operation } = found;
  const name = textMember(operation, '@name') ?? '';
  const action = textMember(childOf(operation, 'operation'), '@soapAction') ?? '';
  const portType = localName(textMember(port.binding, '@type'));
  const portTypes = childrenOf(root, 'portType');
  const abstract =
    [...portTypes.filter((type) => textMember(type, '@name') === portType), ...portTypes]
      .flatMap((type) => childrenOf(type, 'operation'))
      .find((item) => textMember(item, '@name') === name) ?? {};
  const is12 = port.version === '1.2';
  const media = is12 ? `application/soap+xml; charset=utf-8; action="${action}"` : 'text/xml';
  const header = headerOf(found);
  const body = inputOf(found, abstract);
  return {
    operationId: name.replace(/[^A-Za-z0-9_]+/g, '_'),
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
        schema: header ? withHeader(body, header) : body,
        'x-tenon-soap': { version: port.version, ...(header ? { header: HEADER } : {}) },
      },
    ],
    responses: {
      '200': { description: 'The SOAP envelope of the answer.', schema: { type: 'string', title: 'Envelope' } },
      '500': { description: 'A SOAP fault.' },
    },
  };
}

/** The member of a body that holds the headers of its envelope. */
const HEADER = 'SoapHeader';

function withHeader(body: JsonObject, header: JsonObject): JsonObject {
  const { xml, ...rest } = body;
  return { type: 'object', allOf: [rest], properties: { [HEADER]: header }, ...(xml === undefined ? {} : { xml }) };
}

function messageOf(root: XmlNode, name: string | undefined): XmlNode {
  return childrenOf(root, 'message').find((message) => textMember(message, '@name') === localName(name)) ?? {};
}

/** The element that the body of an envelope holds: that of the message, or one called as the operation around its parts. */
function inputOf({ root, types, port, operation }: Found, abstract: XmlNode): JsonObject {
  const parts = childrenOf(messageOf(root, textMember(childOf(abstract, 'input'), '@message')), 'part');
  const soapBody = childOf(childOf(operation, 'input'), 'body');
  const element = parts.map((part) => textMember(part, '@element')).find((name) => name !== undefined);
  if (!port.isRpc && element !== undefined) {
    const schema = types.element(element) ?? { type: 'object', ...types.hint(localName(element), '') };
    return schema['type'] === undefined && schema['allOf'] === undefined ? { type: 'object', ...schema } : schema;
  }
  const properties = parts.map((part): readonly [string, JsonObject] => {
    const name = textMember(part, '@name') ?? '';
    const type = textMember(part, '@type');
    const schema = type === undefined ? types.element(textMember(part, '@element') ?? '') : types.type(type);
    return [name, { ...(schema ?? { type: 'string' }), ...types.hint(name, '') }];
  });
  const namespace = textMember(soapBody, '@namespace') ?? textMember(root, '@targetNamespace') ?? '';
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(properties.length > 0 ? { required: properties.map(([name]) => name) } : {}),
    ...types.hint(textMember(operation, '@name') ?? '', namespace),
  };
}

/** The headers of an envelope as one object, where the binding names any. */
function headerOf({ root, types, operation }: Found): JsonObject | undefined {
  const headers = childrenOf(childOf(operation, 'input'), 'header').flatMap((header) => {
    const parts = childrenOf(messageOf(root, textMember(header, '@message')), 'part');
    const part = parts.find((one) => textMember(one, '@name') === textMember(header, '@part')) ?? parts[0];
    const element = textMember(part, '@element');
    const schema = element === undefined ? undefined : types.element(element);
    return schema ? [[localName(element), schema] as const] : [];
  });
  return headers.length === 0
    ? undefined
    : { type: 'object', title: 'Headers', properties: Object.fromEntries(headers) };
}
