import { readSourceFiles, type SourceFile } from './source-files.ts';

/** The methods that a new operation may have. */
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** A connector from nothing: the API and its first operation. */
export interface BlankStart {
  readonly title: string;
  /** Such as `https://api.example.com/v1`. */
  readonly address: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
}

/** A connector from a call that somebody made. */
export interface SampleStart {
  readonly title: string;
  readonly summary: string;
  readonly method: string;
  readonly url: string;
  /** Lines `Name: value`. */
  readonly headers: string;
  readonly body: string;
  readonly status: string;
  readonly response: string;
}

/** The definition of an API with one operation. Variables in the path become its parameters. */
export function blankDefinition(start: BlankStart): SourceFile {
  const url = URL.parse(start.address);
  const path = `/${start.path.trim().replace(/^\/+/, '')}`;
  const words = (start.summary || `${start.method} ${path}`).normalize('NFKD').split(/[^A-Za-z0-9]+/);
  const operationId = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'Call';
  const variables = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const operation = {
    operationId,
    summary: start.summary,
    parameters: variables.map((name) => ({ name, in: 'path', required: true, type: 'string' })),
    responses: { 200: { description: 'OK' } },
  };
  const definition = {
    swagger: '2.0',
    info: { title: start.title.trim(), description: '', version: '1.0' },
    host: url?.host ?? '',
    basePath: url?.pathname ?? '/',
    schemes: [url?.protocol === 'http:' ? 'http' : 'https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: { [path]: { [start.method.toLowerCase()]: operation } },
  };
  return { name: 'definition.json', content: JSON.stringify(definition, null, 2), encoding: 'text' };
}

/** The sample call as a recording (HAR), which the import makes an operation of. */
export function sampleRecording(sample: SampleStart): SourceFile {
  const headers = sample.headers.split(/\r?\n/).flatMap((line) => {
    const at = line.indexOf(':');
    return at <= 0 ? [] : [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
  });
  const declared = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const body = sample.body.trim();
  const postData = body === '' ? undefined : { mimeType: declared ?? typeOf(body), text: body };
  const response = sample.response.trim();
  const entry = {
    comment: sample.summary,
    request: { method: sample.method, url: sample.url.trim(), headers, postData },
    response: {
      status: Number(sample.status) || 200,
      statusText: 'OK',
      content: response === '' ? {} : { mimeType: typeOf(response), text: response },
    },
  };
  const log = {
    version: '1.2',
    creator: { name: 'portal', version: '1' },
    comment: sample.title.trim(),
    entries: [entry],
  };
  return { name: 'sample.har', content: JSON.stringify({ log }, null, 2), encoding: 'text' };
}

function typeOf(text: string): string {
  return /^[[{"]|^(?:true|false|null|-?\d)/.test(text) ? 'application/json' : 'text/plain';
}

/** Whether a text is an http(s) address. */
export function isAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text.trim())?.protocol ?? '');
}

/** The ways to a connector's first definition. */
export type StartKind = 'file' | 'text' | 'address' | 'sample' | 'blank';

/** What a connector starts from, with what was given for each way. */
export interface Start {
  readonly kind: StartKind;
  readonly files: readonly File[];
  readonly text: string;
  readonly address: string;
  readonly sample: SampleStart;
  readonly blank: BlankStart;
}

/** Nothing given yet. */
export const emptyStart: Start = {
  kind: 'file',
  files: [],
  text: '',
  address: '',
  sample: { title: '', summary: '', method: 'GET', url: '', headers: '', body: '', status: '200', response: '' },
  blank: { title: '', address: '', method: 'GET', path: '', summary: '' },
};

/** Whether everything needed for the chosen way is given. */
export function isStartReady({ kind, files, text, address, sample, blank }: Start): boolean {
  switch (kind) {
    case 'file':
      return files.length > 0;
    case 'text':
      return text.trim() !== '';
    case 'address':
      return isAddress(address);
    case 'sample':
      return sample.title.trim() !== '' && isAddress(sample.url);
    default:
      return blank.title.trim() !== '' && isAddress(blank.address) && blank.path.trim() !== '';
  }
}

/** What the import is asked to read: files, or the address of one. */
export async function sourcesOf(start: Start): Promise<{ files: SourceFile[] } | { address: string }> {
  switch (start.kind) {
    case 'file':
      return { files: [...(await readSourceFiles(start.files))] };
    case 'text':
      return { files: [{ name: nameOf(start.text), content: start.text, encoding: 'text' }] };
    case 'address':
      return { address: start.address.trim() };
    case 'sample':
      return { files: [sampleRecording(start.sample)] };
    default:
      return { files: [blankDefinition(start.blank)] };
  }
}

/** A file name that tells what a pasted text is. */
function nameOf(text: string): string {
  const start = text.trimStart();
  if (start.startsWith('{')) return 'definition.json';
  if (start.startsWith('<')) return 'definition.wsdl';
  return /^(?:#.*\n|\$ )*\s*curl/.test(start) ? 'commands.txt' : 'definition.yaml';
}
