import type { Value } from '../../value/value.ts';
import { textArgument, wrongArgument } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { type AbsoluteUri, parseUri } from './parse-uri.ts';

/** The functions on parts of a URI. */
export const uriFunctions: readonly FunctionDefinition[] = [
  {
    kind: 'pure',
    name: 'uriHost',
    family: 'URI',
    parameters: 'uri',
    summary: 'Gives the host of a URI.',
    example: "@uriHost('https://www.contoso.com:8080')",
    evaluate: (uri) => parsed('uriHost', uri).host,
  },
  {
    kind: 'pure',
    name: 'uriPath',
    family: 'URI',
    parameters: 'uri',
    summary: 'Gives the path of a URI.',
    example: "@uriPath('https://www.contoso.com/catalog/shop?id=1')",
    evaluate: (uri) => parsed('uriPath', uri).path,
  },
  {
    kind: 'pure',
    name: 'uriPathAndQuery',
    family: 'URI',
    parameters: 'uri',
    summary: 'Gives the path and the query of a URI.',
    example: "@uriPathAndQuery('https://www.contoso.com/catalog?id=1')",
    evaluate: (uri) => `${parsed('uriPathAndQuery', uri).path}${parsed('uriPathAndQuery', uri).query}`,
  },
  {
    kind: 'pure',
    name: 'uriPort',
    family: 'URI',
    parameters: 'uri',
    summary: 'Gives the port of a URI, or the usual one of its scheme.',
    example: "@uriPort('https://www.contoso.com:8080')",
    evaluate: (uri) => parsed('uriPort', uri).port,
  },
  {
    kind: 'pure',
    name: 'uriScheme',
    family: 'URI',
    parameters: 'uri',
    summary: 'Gives the scheme of a URI.',
    example: "@uriScheme('https://www.contoso.com')",
    evaluate: (uri) => parsed('uriScheme', uri).scheme,
  },
  {
    kind: 'pure',
    name: 'uriQuery',
    family: 'URI',
    parameters: 'uri',
    summary: 'Gives the query of a URI with its question mark.',
    example: "@uriQuery('https://www.contoso.com/catalog?id=1')",
    evaluate: (uri) => parsed('uriQuery', uri).query,
  },
];

function parsed(name: string, value: Value): AbsoluteUri {
  const uri = parseUri(textArgument(name, 1, value));
  if (uri === undefined) throw wrongArgument(name, 1, 'an absolute URI', value);
  return uri;
}
