import type { Connector, ConnectorFile } from '../model/connector.ts';
import { importConnector } from './import-connector.ts';

/** A small 2.0 definition with the given members over the usual ones, as text. */
export function definitionText(members: object): string {
  return JSON.stringify({
    swagger: '2.0',
    info: { title: 'Things', version: '1.0' },
    host: 'api.things.example',
    basePath: '/v1',
    schemes: ['https'],
    paths: { '/things': { get: { operationId: 'ListThings', responses: { 200: { description: 'OK' } } } } },
    ...members,
  });
}

/** Imports a definition (2.0 members, or a whole text) with a properties document. */
export function connectorOf(members: object | string, properties?: object): Connector {
  const files: ConnectorFile[] = [
    { name: 'apiDefinition.swagger.json', content: typeof members === 'string' ? members : definitionText(members) },
  ];
  if (properties) files.push({ name: 'apiProperties.json', content: JSON.stringify({ properties }) });
  const { value, diagnostics } = importConnector(files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

/** A connector with one operation at one path. */
export function connectorWith(path: string, item: object, properties?: object): Connector {
  return connectorOf({ paths: { [path]: item } }, properties);
}
