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

/** A definition made from another format, and the files that went into it. */
export interface ConvertedFiles extends ConvertedDefinition {
  readonly read: readonly ConnectorFile[];
}

/**
 * The definition made from files in another format: a Postman collection, a recording, curl commands, or WSDL with the
 * descriptions and schemas that it imports. Undefined for all other files.
 */
export function convertFiles(
  files: readonly ConnectorFile[],
  { limits, entry }: { readonly limits: SourceLimits; readonly entry?: string },
): ConvertedFiles | undefined {
  const [first, ...others] = files;
  if (first === undefined || files.some(({ content }) => content.length > limits.bytes)) return undefined;
  if (others.length === 0) {
    const converted = convertFile(first, limits);
    return converted && { ...converted, read: [first] };
  }
  if (!files.every((file) => isMarkup(startOf(file)))) return undefined;
  const texts = files.map((file) => ({ name: file.name, text: textOf(file) }));
  const descriptions = texts.filter(({ text }) => isWsdl(text));
  const chosen =
    descriptions.find(({ name }) => name === entry) ??
    descriptions.find(({ text }) => /<(?:[\w.-]+:)?service[\s>]/.test(text)) ??
    descriptions[0];
  if (!chosen) return undefined;
  return {
    ...readWsdl(
      chosen,
      texts.filter((file) => file !== chosen),
    ),
    read: files,
  };
}

function convertFile(file: ConnectorFile, limits: SourceLimits): ConvertedDefinition | undefined {
  const start = startOf(file);
  if (isCurl(start)) return defineSamples(readCurl(textOf(file), file.name), file.name);
  if (isMarkup(start)) {
    const text = textOf(file);
    return isWsdl(text) ? readWsdl({ name: file.name, text }) : notADefinition(text, file.name);
  }
  if (!/"(?:requests|item|log)"/.test(typeof file.content === 'string' ? file.content : textOf(file))) return undefined;
  const { value: source, diagnostics } = readSource(file.content, file.name, limits);
  if (diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  if (isPostman(source.value)) return defineSamples(readPostman(source), file.name);
  return isHar(source.value) ? defineSamples(readHar(source), file.name) : undefined;
}

function startOf(file: ConnectorFile): string {
  return typeof file.content === 'string' ? file.content : decodeText(file.content.subarray(0, 4096), file.name).text;
}

function isMarkup(start: string): boolean {
  return /^\s*(?:\ufeff)?</.test(start);
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
