import type { Diagnostic } from '@tenon/diagnostics';
import type { JsonObject, JsonValue } from '../source/json-value.ts';
import { parseXml, type XmlElement } from '../source/parse-xml.ts';
import { describeSoapOperation, isEncodedMessage, lacksTypes } from './describe-soap-operation.ts';
import { gatherWsdl } from './gather-wsdl.ts';
import { XsdTypes } from './read-xsd.ts';
import type { ConvertedDefinition } from './sampled-request.ts';
import { attributeOf, childOf, childrenOf, documentationOf, localName } from './xml-names.ts';

/** Whether an XML text is a WSDL 1.1 description. */
export function isWsdl(text: string): boolean {
  return /<(?:\w+:)?definitions[\s>]/.test(text.slice(0, 20_000)) && text.includes('schemas.xmlsoap.org/wsdl');
}

/** The text of a file. */
interface TextFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Makes a definition of the SOAP operations of a WSDL 1.1 description: each is a POST to the address of its port, with its
 * action. Its body has the members of the input message; the call wraps them into the envelope (`x-tenon-soap`), and its answer
 * has those of the output message. Descriptions and schemas that it imports are read from the files given with it; nothing is
 * fetched. Document types are refused.
 */
export function readWsdl({ name: fileName, text }: TextFile, others: readonly TextFile[] = []): ConvertedDefinition {
  const diagnostics: Diagnostic[] = [];
  const place = { file: fileName, pointer: '', line: 1, column: 1 };
  const fail = (code: string, message: string): ConvertedDefinition => {
    const remedy = 'Give a WSDL 1.1 description with a SOAP binding, and the files that it imports.';
    diagnostics.push({ code, severity: 'error', message, place, remedy });
    return { definition: {}, diagnostics };
  };
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    return fail('import-wsdl-refused', 'The description has a document type or entities, which are not read.');
  const parsed = parseXml(text);
  if (parsed?.name !== 'definitions') return fail('import-wsdl-refused', 'The description is not XML.');
  const given = others.flatMap(({ name, text: other }) => {
    const element = parseXml(other);
    return element ? [{ name, root: element }] : [];
  });
  const { root, schemas, missing } = gatherWsdl({ name: fileName, root: parsed }, given);
  const ports = portsOf(root);
  const bound = ports.flatMap((port) =>
    childrenOf(port.binding, 'operation').map((operation) => ({ port, operation })),
  );
  const types = new XsdTypes(schemas, bound.some((one) => isEncodedMessage(one, 'input')) ? 'encoded' : 'literal');
  if (bound.length === 0) return fail('import-wsdl-refused', 'The description has no SOAP binding with operations.');
  if (bound.some(lacksTypes)) {
    diagnostics.push({
      code: 'import-wsdl-encoded',
      severity: 'warning',
      message: 'Documents and headers with use="encoded" are written as literal ones, without types in them.',
      place,
      remedy: 'Test the operations; send a text as the whole envelope where the service wants more.',
    });
  }
  if (missing.length > 0) {
    diagnostics.push({
      code: 'import-wsdl-imports',
      severity: 'warning',
      message: `The description imports ${missing.slice(0, 10).join(', ')}, which was not given with it and is not fetched; its types are not described.`,
      place,
      remedy: 'Give those files too, as a folder or zip.',
    });
  }
  const paths: Record<string, JsonValue> = {};
  const routes = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { port, operation } of bound) {
    const name = attributeOf(operation, 'name') ?? '';
    const input = attributeOf(childOf(operation, 'input'), 'name') ?? '';
    const key = [attributeOf(port.binding, 'type'), name, input].join(' ');
    if (name === '' || seen.has(key)) continue;
    seen.add(key);
    const operationId = freeId(name, paths);
    paths[`/${operationId}`] = { post: { ...describeSoapOperation({ root, types, port, operation }), operationId } };
    routes.set(port.address, [...(routes.get(port.address) ?? []), operationId]);
  }
  const [first = ''] = [...routes.keys()].filter((address) => address !== '');
  const match = ADDRESS.exec(first);
  const definition: JsonObject = {
    swagger: '2.0',
    info: {
      title: attributeOf(root, 'name') ?? attributeOf(childOf(root, 'service'), 'name') ?? 'SOAP service',
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

/** The id of an operation: its name, with a number where another port type or an overload has it. */
function freeId(name: string, paths: Readonly<Record<string, JsonValue>>): string {
  const base = name.replace(/[^A-Za-z0-9_]+/g, '_');
  let id = base;
  for (let number = 2; Object.hasOwn(paths, `/${id}`); number += 1) id = `${base}${number}`;
  return id;
}

const ADDRESS = /^(https?):\/\/([^/?#]+)([^#]*)/i;

/** What follows the host of an address, beginning with a slash. */
function pathOf(rest: string): string {
  return rest.startsWith('/') ? rest : `/${rest}`;
}

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
        'x-ms-apimTemplateParameter.newPath': pathOf(match?.[3] ?? ''),
        ...of,
      }),
    ];
  });
  return {
    properties: { iconBrandColor: '#3f4b57', capabilities: ['actions'], policyTemplateInstances: instances },
  };
}

/** A binding of the description to SOAP, and the address where it is served. */
export interface SoapPort {
  readonly address: string;
  readonly binding: XmlElement;
  readonly style: string | undefined;
  readonly version: '1.1' | '1.2';
}

/** The SOAP ports of all services, those of SOAP 1.1 first; bindings without a port count with no address. */
function portsOf(root: XmlElement): readonly SoapPort[] {
  const bindings = childrenOf(root, 'binding').filter(isSoapBinding);
  const named = childrenOf(root, 'service').flatMap((service) => childrenOf(service, 'port'));
  const found = named.flatMap((port): readonly SoapPort[] => {
    const name = localName(attributeOf(port, 'binding'));
    const binding = bindings.find((one) => attributeOf(one, 'name') === name);
    const location = attributeOf(childOf(port, 'address'), 'location') ?? '';
    return binding ? [portOf(binding, ADDRESS.test(location) ? location : '')] : [];
  });
  const bound = found.length > 0 ? found : bindings.map((binding) => portOf(binding, ''));
  return [...bound].sort((a, b) => a.version.localeCompare(b.version));
}

function portOf(binding: XmlElement, address: string): SoapPort {
  const soap = childOf(binding, 'binding');
  const version = soap.namespace.includes('/soap12') ? '1.2' : '1.1';
  return { address, binding, style: attributeOf(soap, 'style'), version };
}

/** A SOAP binding names a transport or has operations with an action; an HTTP binding has a verb. */
function isSoapBinding(binding: XmlElement): boolean {
  return childrenOf(binding, 'binding').some((soap) => attributeOf(soap, 'verb') === undefined);
}
