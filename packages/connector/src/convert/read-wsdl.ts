import type { Diagnostic } from '@tenon/diagnostics';
import { XMLParser } from 'fast-xml-parser';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, textMember } from '../source/json-value.ts';
import type { ConvertedDefinition } from './sampled-request.ts';

/** Whether an XML text is a WSDL 1.1 description. */
export function isWsdl(text: string): boolean {
  return /<(?:\w+:)?definitions[\s>]/.test(text.slice(0, 20_000)) && text.includes('schemas.xmlsoap.org/wsdl');
}

/**
 * Makes a definition of the SOAP operations of a WSDL 1.1 description: each is a POST of its envelope as XML to the
 * address of the service, with its SOAPAction. Document types are refused, and nothing it imports is fetched.
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
  const root = objectAt(parsed, 'definitions');
  const address = listAt(root, 'service')
    .flatMap((service) => listAt(service, 'port'))
    .map((port) => textMember(objectAt(port, 'address'), '@location') ?? '')
    .find((location) => /^https?:\/\//i.test(location));
  const operations = listAt(root, 'binding')
    .filter(isSoapBinding)
    .flatMap((binding) => listAt(binding, 'operation'));
  if (operations.length === 0)
    return fail('import-wsdl-refused', 'The description has no SOAP binding with operations.');
  if (listAt(root, 'import').length > 0) {
    diagnostics.push({
      code: 'import-wsdl-imports',
      severity: 'warning',
      message: 'The description imports other documents, which are not fetched; their types are not described.',
      place: { file: fileName, pointer: '', line: 1, column: 1 },
      remedy: 'Give a description with everything in one file.',
    });
  }
  const match = /^(https?):\/\/([^/?#]+)([^?#]*)/i.exec(address ?? '');
  const servicePath = match?.[3] || '/';
  const paths: Record<string, JsonValue> = {};
  for (const operation of operations) {
    const name = textMember(operation, '@name') ?? '';
    const operationId = name.replace(/[^A-Za-z0-9_]+/g, '_');
    if (name === '' || Object.hasOwn(paths, `/${operationId}`)) continue;
    paths[`/${operationId}`] = { post: operationOf(operation, { name, root }) };
  }
  const definition: JsonObject = {
    swagger: '2.0',
    info: {
      title: textMember(root, '@name') ?? textMember(listAt(root, 'service')[0], '@name') ?? 'SOAP service',
      description: documentationOf(root),
      version: '1.0',
    },
    ...(match ? { host: match[2] ?? '', schemes: [(match[1] ?? 'https').toLowerCase()] } : { schemes: ['https'] }),
    basePath: '/',
    paths,
  };
  return { definition, properties: routeTo(servicePath), diagnostics };
}

/** SOAP has one address for all operations: a policy sends each call there. */
function routeTo(servicePath: string): JsonObject {
  return {
    properties: {
      iconBrandColor: '#3f4b57',
      capabilities: ['actions'],
      policyTemplateInstances: [
        {
          templateId: 'routerequesttoendpoint',
          title: 'Send every operation to the address of the service',
          parameters: { 'x-ms-apimTemplateParameter.newPath': servicePath },
        },
      ],
    },
  };
}

function objectAt(value: JsonValue | undefined, name: string): JsonObject {
  const found = isJsonObject(value) ? value[name] : undefined;
  const first = isJsonList(found) ? found[0] : found;
  return isJsonObject(first) ? first : {};
}

function listAt(value: JsonValue | undefined, name: string): readonly JsonObject[] {
  const found = isJsonObject(value) ? value[name] : undefined;
  return (isJsonList(found) ? found : found === undefined ? [] : [found]).filter(isJsonObject);
}

/** A SOAP binding names a transport or has operations with an action; an HTTP binding has a verb. */
function isSoapBinding(binding: JsonObject): boolean {
  return (
    listAt(binding, 'binding').some((soap) => textMember(soap, '@verb') === undefined) ||
    Object.hasOwn(binding, 'binding')
  );
}

function documentationOf(value: JsonObject): string {
  const text = value['documentation'];
  return typeof text === 'string' ? text.trim() : '';
}

function operationOf(operation: JsonObject, { name, root }: { name: string; root: JsonObject }): JsonObject {
  const action = textMember(objectAt(operation, 'operation'), '@soapAction') ?? '';
  const abstract =
    listAt(root, 'portType')
      .flatMap((type) => listAt(type, 'operation'))
      .find((item) => textMember(item, '@name') === name) ?? {};
  const namespace = textMember(root, '@targetNamespace') ?? '';
  return {
    operationId: name.replace(/[^A-Za-z0-9_]+/g, '_'),
    summary: name.replace(/([a-z0-9])([A-Z])/g, '$1 $2'),
    description: documentationOf(abstract) || `Calls the SOAP operation ${name}.`,
    consumes: ['text/xml'],
    produces: ['text/xml'],
    parameters: [
      {
        name: 'SOAPAction',
        in: 'header',
        type: 'string',
        required: true,
        default: `"${action}"`,
        'x-ms-visibility': 'internal',
      },
      {
        name: 'body',
        in: 'body',
        required: true,
        'x-ms-summary': 'Envelope',
        description: `The SOAP envelope of ${name}${namespace === '' ? '' : ` in the namespace ${namespace}`}.`,
        schema: { type: 'string', title: 'Envelope' },
      },
    ],
    responses: {
      '200': { description: 'The SOAP envelope of the answer.', schema: { type: 'string', title: 'Envelope' } },
      '500': { description: 'A SOAP fault.' },
    },
  };
}
