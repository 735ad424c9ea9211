import { importConnector } from '@tenon/connector';
import { readValue, values } from '@tenon/definition';
import type { Egress } from '@tenon/runtime';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext, ArmRoute } from '../arm-route.ts';
import { type BodyObject, objectMember, requireObject, textMember, wordMember } from '../read-body.ts';
import type { ManagementServices } from '../services.ts';
import { fetchText } from './fetch-definition.ts';

const inLocation = '/subscriptions/{subscriptionId}/providers/Microsoft.Web/locations/{location}';

/** What one does with a WSDL description: see its services, and make a Swagger document of it. */
export function wsdlRoutes(services: ManagementServices): readonly ArmRoute[] {
  const read = async (context: ArmContext) => {
    const body = requireObject(context.readBody(), '{"url"} or {"content"}');
    return readWsdlText(services, objectMember(body, 'wsdlDefinition') ?? body);
  };
  return [
    {
      method: 'POST',
      path: `${inLocation}/listWsdlInterfaces`,
      permission: 'anyone',
      handle: async (context) => {
        const text = await read(context);
        definitionFromWsdl(text);
        return { status: 200, body: { value: interfacesOf(text) } };
      },
    },
    {
      method: 'POST',
      path: `${inLocation}/extractApiDefinitionFromWsdl`,
      permission: 'anyone',
      handle: async (context) => ({ status: 200, body: definitionFromWsdl(await read(context)) }),
    },
  ];
}

const importMethods = ['NotSpecified', 'SoapToRest', 'SoapPassThrough'];

/** The text of a `wsdlDefinition`: its content, or what is at its address. */
export async function readWsdlText(services: { readonly egress: Egress }, wsdl: BodyObject): Promise<string> {
  wordMember(wsdl, 'importMethod', importMethods);
  const content = textMember(wsdl, 'content');
  if (content) return content;
  const url = textMember(wsdl, 'url');
  if (url) return fetchText(services, url);
  throw armRefusal('InvalidRequestContent', "There is neither 'url' nor 'content' of a WSDL description.");
}

/** The Swagger 2.0 document of the SOAP operations of a WSDL description. Refuses what is none. */
export function definitionFromWsdl(text: string): BodyObject {
  const isXml = text.trimStart().startsWith('<');
  const { value, diagnostics } = isXml
    ? importConnector([{ name: 'service.wsdl', content: text }])
    : { value: undefined, diagnostics: [] };
  if (value === undefined) {
    const first = diagnostics.find(({ severity }) => severity === 'error');
    throw armRefusal(
      'InvalidApiDefinition',
      `This is not a WSDL 1.1 description: ${first?.message ?? 'it is not XML.'}`,
      diagnostics,
    );
  }
  const definition = readValue(JSON.stringify(value.definition));
  return values.isObject(definition) ? definition : {};
}

interface WsdlInterface {
  readonly qualifiedName: string;
  readonly endpointQualifiedNames: readonly string[];
}

/** The services and their ports, by name. The text was read as WSDL before, so its tags are in order. */
function interfacesOf(text: string): readonly { readonly [name: string]: WsdlInterface[keyof WsdlInterface] }[] {
  const found: { qualifiedName: string; endpointQualifiedNames: string[] }[] = [];
  for (const [, close, tag = '', attributes = ''] of text.matchAll(/<(\/?)(?:[\w.-]+:)?(service|port)\b([^<>]*)>/g)) {
    const name = /\bname\s*=\s*["']([^"'<>]+)["']/.exec(attributes)?.[1];
    if (close || name === undefined) continue;
    if (tag === 'service') found.push({ qualifiedName: name, endpointQualifiedNames: [] });
    else found.at(-1)?.endpointQualifiedNames.push(name);
  }
  return found;
}
