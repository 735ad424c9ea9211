import { type Value, values, writeValue } from '@tenon/definition';
import type { SourceFile } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import { type BodyObject, objectMember, textMember } from '../read-body.ts';

const definitionFile = 'apiDefinition.swagger.json';
/** The name of the properties document that is made of a resource. */
export const propertiesFile = 'apiProperties.json';

/**
 * Makes the documents of a connector from the properties of a `customApis` resource: the Swagger document with the address of
 * `backendService`, and a properties document with connection parameters, colour and capabilities. `swagger` is the one that was
 * fetched where the resource names only an address. A resource without one has a definition without operations.
 */
export function makeDocuments(
  properties: BodyObject,
  { name, swagger }: { readonly name: string; readonly swagger: BodyObject | undefined },
): readonly SourceFile[] {
  const title = textMember(properties, 'displayName') || undefined;
  const description = textMember(properties, 'description') || undefined;
  const blank: BodyObject = { swagger: '2.0', info: { title: title ?? name, version: '1.0' }, paths: {} };
  const isBlank = swagger === undefined || Object.keys(swagger).length === 0;
  let definition = isBlank ? blank : swagger;
  const info = objectMember(definition, 'info') ?? { version: '1.0' };
  definition = withMember(definition, 'info', {
    ...info,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  });
  const serviceUrl = textMember(objectMember(properties, 'backendService') ?? {}, 'serviceUrl');
  if (serviceUrl !== undefined && serviceUrl !== '') definition = withAddress(definition, serviceUrl);

  const own: [string, Value][] = [];
  for (const name of ['connectionParameters', 'connectionParameterSets']) {
    const declared = objectMember(properties, name);
    if (declared !== undefined) own.push([name, declared]);
  }
  const color = textMember(properties, 'brandColor');
  if (color) own.push(['iconBrandColor', color]);
  const policies = values.findProperty(properties, 'policyTemplateInstances');
  if (values.isArray(policies)) own.push(['policyTemplateInstances', policies]);
  const capabilities = values.findProperty(properties, 'capabilities');
  if (values.isArray(capabilities)) own.push(['capabilities', capabilities]);
  const files: SourceFile[] = [{ name: definitionFile, bytes: Buffer.from(writeValue(definition)) }];
  if (own.length > 0) {
    files.push({ name: propertiesFile, bytes: Buffer.from(writeValue({ properties: values.makeObject(own) })) });
  }
  return files;
}

/** The Swagger document inside a resource: `swagger`, or the one in `apiDefinitions`. */
export function embeddedSwagger(properties: BodyObject): BodyObject | undefined {
  return (
    objectMember(properties, 'swagger') ?? objectMember(objectMember(properties, 'apiDefinitions') ?? {}, 'swagger')
  );
}

function withAddress(definition: BodyObject, serviceUrl: string): BodyObject {
  const url = URL.parse(serviceUrl);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '') {
    throw armRefusal(
      'InvalidRequestContent',
      `'backendService.serviceUrl' is '${serviceUrl.slice(0, 200)}', which is not an http address.`,
    );
  }
  const basePath = url.pathname.replace(/\/+$/, '');
  if (values.findProperty(definition, 'openapi') !== undefined) {
    return withMember(definition, 'servers', [{ url: `${url.origin}${basePath}` }]);
  }
  const located = withMember(withMember(definition, 'host', url.host), 'schemes', [url.protocol.slice(0, -1)]);
  return withMember(located, 'basePath', basePath === '' ? '/' : basePath);
}

/** The same object with one member set, where it was or at the end. */
function withMember(object: BodyObject, name: string, value: Value): BodyObject {
  const names = values.propertyNames(object);
  const entries = names.map((each): [string, Value] => [each, each === name ? value : (object[each] ?? null)]);
  return values.makeObject(Object.hasOwn(object, name) ? entries : [...entries, [name, value]]) as BodyObject;
}
