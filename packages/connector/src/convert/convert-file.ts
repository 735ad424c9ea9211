import type { ConnectorFile } from '../model/connector.ts';
import { decodeText } from '../source/decode-text.ts';
import type { SourceLimits } from '../source/limits.ts';
import { readSource } from '../source/read-source.ts';
import { defineSamples } from './define-samples.ts';
import { isCurl, readCurl } from './read-curl.ts';
import { isHar, readHar } from './read-har.ts';
import { isPostman, readPostman } from './read-postman.ts';
import { isWsdl, readWsdl } from './read-wsdl.ts';
import type { ConvertedDefinition } from './sampled-request.ts';

/** The definition made from a file in another format: a Postman collection, a recording, a curl command or WSDL. Undefined for every other file. */
export function convertFile(file: ConnectorFile, limits: SourceLimits): ConvertedDefinition | undefined {
  if (file.content.length > limits.bytes) return undefined;
  const start =
    typeof file.content === 'string' ? file.content : decodeText(file.content.subarray(0, 4096), file.name).text;
  if (isCurl(start)) return defineSamples(readCurl(textOf(file), file.name), file.name);
  if (/^\s*(?:\ufeff)?</.test(start)) {
    const text = textOf(file);
    return isWsdl(text) ? readWsdl(text, file.name) : notADefinition(text, file.name);
  }
  if (!/"(?:requests|item|log)"/.test(typeof file.content === 'string' ? file.content : textOf(file))) return undefined;
  const { value: source, diagnostics } = readSource(file.content, file.name, limits);
  if (diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  if (isPostman(source.value)) return defineSamples(readPostman(source), file.name);
  return isHar(source.value) ? defineSamples(readHar(source), file.name) : undefined;
}

/** A page or another XML document, which is often what a server answers instead of the definition. */
function notADefinition(text: string, fileName: string): ConvertedDefinition {
  const isPage = /<(?:!doctype\s+)?html[\s>]/i.test(text.slice(0, 2000));
  return {
    definition: {},
    diagnostics: [
      {
        code: 'import-not-a-definition',
        severity: 'error',
        message: `The file is ${isPage ? 'a web page' : 'an XML document that is no WSDL 1.1 description'}, not an API definition.`,
        place: { file: fileName, pointer: '', line: 1, column: 1 },
        remedy: isPage
          ? 'Give the definition itself; a page that shows it links to it, often as openapi.json.'
          : 'Give an OpenAPI definition in JSON or YAML, or WSDL 1.1.',
      },
    ],
  };
}

function textOf(file: ConnectorFile): string {
  return typeof file.content === 'string' ? file.content : decodeText(file.content, file.name).text;
}
