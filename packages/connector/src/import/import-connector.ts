import type { Checked, Diagnostic } from '@tenon/diagnostics';
import { hasErrors } from '@tenon/diagnostics';
import { convertFiles } from '../convert/convert-file.ts';
import type { ConvertedDefinition } from '../convert/sampled-request.ts';
import type { Connector, ConnectorFile, Contact, Dialect } from '../model/connector.ts';
import { bundleReferences } from '../package/bundle-references.ts';
import { type ChosenFiles, chooseFiles, type ReadFile, versionOf } from '../package/choose-files.ts';
import { expandArchives } from '../package/expand-archives.ts';
import { readSolution } from '../package/read-solution.ts';
import { readTenon } from '../package/read-tenon.ts';
import { isJsonObject, type JsonObject, member, objectMember, scalarText, textMember } from '../source/json-value.ts';
import { DEFAULT_LIMITS, type SourceLimits } from '../source/limits.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { parseUrl } from '../url/parse-url.ts';
import { deriveConnectionForm } from './derive-connection.ts';
import { createImportContext, type ImportContext } from './import-context.ts';
import { offerCallbacks } from './offer-callbacks.ts';
import { readOperations } from './read-operations.ts';
import {
  PROPERTIES,
  readBranding,
  readCapabilities,
  readConnectionForm,
  readMetadata,
  readPolicies,
} from './read-properties.ts';
import { readScript, reportScript, textOfFile } from './read-script.ts';
import { readCommonRequirements, readSecurity } from './read-security.ts';
import { readService } from './read-service.ts';
import { reportUntranslated } from './report-untranslated.ts';

/** How files become a connector. */
export interface ImportOptions {
  /** The name of the file that is the definition, where several could be. */
  readonly entry?: string;
  /** `accept` imports the repaired text of a file with faults; otherwise faults are errors and the repair is only offered. */
  readonly repair?: 'offer' | 'accept';
  readonly limits?: SourceLimits;
  /** The address of the API, such as `https://api.example.com/v1`, in place of the one that the definition names. */
  readonly address?: string;
}

/** The last major versions that are read, by the member that names them. */
const VERSIONS: readonly { readonly pattern: RegExp; readonly dialect: Dialect }[] = [
  { pattern: /^2\.0$/, dialect: '2.0' },
  { pattern: /^3\.0(?:\.\d+)?$/, dialect: '3.0' },
  { pattern: /^3\.1(?:\.\d+)?$/, dialect: '3.1' },
  { pattern: /^3\.2(?:\.\d+)?$/, dialect: '3.1' },
];

/**
 * Imports a connector from its files: an API definition alone, several that refer to each other, or a package with its
 * properties. The value is undefined when an error makes it unusable; every error says where and what to do.
 */
export function importConnector(
  given: readonly ConnectorFile[],
  options: ImportOptions = {},
): Checked<Connector | undefined> {
  const expanded = expandArchives(given);
  if (hasErrors(expanded.diagnostics)) return { value: undefined, diagnostics: expanded.diagnostics };
  const limits = options.limits ?? DEFAULT_LIMITS;
  const latest = [...new Map(expanded.value.map((file) => [file.name, file])).values()];
  const entry = options.entry === undefined ? {} : { entry: options.entry };
  const converted = convertFiles(latest.filter(isSource), { limits, ...entry });
  if (converted && hasErrors(converted.diagnostics)) return { value: undefined, diagnostics: converted.diagnostics };
  const files = converted
    ? [...filesOf(converted), ...latest.filter((file) => !converted.read.includes(file))]
    : readTenon(readSolution(latest), limits);
  const chosen = chooseFiles(files, { limits, ...entry });
  if (!chosen.definition) {
    return { value: undefined, diagnostics: [noDefinition(files), ...chosen.diagnostics] };
  }
  const diagnostics: Diagnostic[] = [...(converted?.diagnostics ?? []), ...chosen.diagnostics];
  const read = accept(chosen.definition, options, diagnostics);
  const definition = options.address === undefined ? read : withAddress(read, options.address, diagnostics);
  const properties = chosen.properties ? accept(chosen.properties, options, diagnostics) : propertiesIn(definition);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const dialect = readDialect(definition, diagnostics);
  if (!dialect) return { value: undefined, diagnostics };
  const others = new Map([...chosen.documents].map(([name, { source }]) => [name, source]));
  const bundled = bundleReferences(definition, others);
  diagnostics.push(...bundled.diagnostics);
  const offered = dialect === '2.0' ? bundled.definition : offerCallbacks(bundled.definition);
  const context = createImportContext({ definition: offered, dialect, source: definition }, diagnostics);
  const connector = buildConnector(context, { chosen, files, ...(properties ? { properties } : {}) });
  return { value: hasErrors(diagnostics) ? undefined : connector, diagnostics };
}

/** Whether a file can be what a connector is made from: not its icon, its code, or what people read. */
function isSource({ name }: ConnectorFile): boolean {
  return !/\.(?:png|jpe?g|gif|webp|csx|md)$/i.test(name) && !/(?:^|\/)script\.js$/i.test(name);
}

/** A definition that was made from another format, as the files of a package. */
function filesOf({ definition, properties }: ConvertedDefinition): readonly ConnectorFile[] {
  const print = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { name: 'apiDefinition.swagger.json', content: print(definition) },
    ...(properties ? [{ name: 'apiProperties.json', content: print(properties) }] : []),
  ];
}

/** The document to go on with: as it is, or its repaired text where that is accepted. */
function accept(read: ReadFile, options: ImportOptions, diagnostics: Diagnostic[]): SourceDocument {
  const { source } = read;
  if (options.repair !== 'accept' || !hasErrors(read.diagnostics) || !source.repair) {
    const offer = source.repair ? ' A repaired text is offered.' : '';
    diagnostics.push(
      ...read.diagnostics.map((diagnostic) =>
        diagnostic.severity === 'error' ? { ...diagnostic, remedy: `${diagnostic.remedy ?? ''}${offer}` } : diagnostic,
      ),
    );
    return source;
  }
  const changes = source.repair.changes.join(', ');
  diagnostics.push(
    ...read.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      severity: diagnostic.severity === 'error' ? ('warning' as const) : diagnostic.severity,
      ...(diagnostic.severity === 'error' ? { remedy: `The repaired text was imported (${changes}).` } : {}),
    })),
  );
  const reread = readSource(source.repair.text, source.fileName);
  diagnostics.push(...reread.diagnostics.filter(({ code }) => !read.diagnostics.some((known) => known.code === code)));
  return reread.value;
}

/** The properties document of a definition that came alone and holds one itself, as those exported as OpenAPI 3 do. */
function propertiesIn({ value }: SourceDocument): SourceDocument | undefined {
  const properties = objectMember(isJsonObject(value) ? value : undefined, PROPERTIES);
  return properties && readSource(JSON.stringify({ properties }, null, 2), 'apiProperties.json').value;
}

/** The definition with another address written into it. */
function withAddress(source: SourceDocument, address: string, diagnostics: Diagnostic[]): SourceDocument {
  const url = parseUrl(address);
  if (!url || !isJsonObject(source.value)) {
    diagnostics.push({
      code: 'import-address-invalid',
      severity: 'error',
      message: `${JSON.stringify(address)} is no address of an API.`,
      place: source.locate(''),
      remedy: 'Give scheme, host and base path, such as https://api.example.com/v1.',
    });
    return source;
  }
  const path = url.path.replace(/\/+$/, '');
  const members: JsonObject = Object.hasOwn(source.value, 'swagger')
    ? { host: url.host, basePath: path || '/', schemes: [url.scheme] }
    : { servers: [{ url: `${url.scheme}://${url.host}${path}` }] };
  const { swagger, openapi, info, ...rest } = source.value;
  const version: JsonObject = swagger === undefined ? { openapi } : { swagger };
  const value: JsonObject = { ...version, info, ...members, ...withoutMembers(rest, Object.keys(members)) };
  return readSource(JSON.stringify(value, null, 2), source.fileName).value;
}

function withoutMembers(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function noDefinition(files: readonly ConnectorFile[]): Diagnostic {
  const names = files
    .map(({ name }) => JSON.stringify(name))
    .slice(0, 5)
    .join(', ');
  return {
    code: 'import-no-definition',
    severity: 'error',
    message: files.length === 0 ? 'No file was given.' : `None of the files is an API definition: ${names}.`,
    place: { file: files[0]?.name ?? '', pointer: '', line: 1, column: 1 },
    remedy: 'Give an OpenAPI 2.0, 3.0 or 3.1 definition in JSON or YAML, or a package that holds one.',
  };
}

function readDialect(source: SourceDocument, diagnostics: Diagnostic[]): Dialect | undefined {
  const fail = (code: string, message: string, pointer: string): undefined => {
    diagnostics.push({
      code,
      severity: 'error',
      message,
      place: source.locate(pointer),
      remedy: 'Give an OpenAPI definition whose root says "swagger": "2.0" or "openapi": "3.0.x" or "3.1.x".',
    });
    return undefined;
  };
  if (!isJsonObject(source.value)) return fail('import-not-a-definition', 'The root of the document is no object.', '');
  const version = versionOf(source);
  if (version === undefined) {
    return fail('import-not-a-definition', 'The document does not say which OpenAPI version it follows.', '');
  }
  const name = Object.hasOwn(source.value, 'swagger')
    ? 'swagger'
    : Object.hasOwn(source.value, 'openapi')
      ? 'openapi'
      : 'swaggerVersion';
  const text = typeof version === 'number' && Number.isInteger(version) ? `${version}.0` : scalarText(version);
  const known = VERSIONS.find(({ pattern }) => pattern.test(text));
  const fits = known && (known.dialect === '2.0') === (name === 'swagger');
  if (!known || !fits) {
    return fail(
      'import-version-unsupported',
      `The version ${JSON.stringify(version)} of "${name}" is not supported.`,
      `/${name}`,
    );
  }
  if (typeof version !== 'string' || text.startsWith('3.2')) {
    diagnostics.push({
      code: text.startsWith('3.2') ? 'import-version-newer' : 'import-version-not-text',
      severity: 'warning',
      message: text.startsWith('3.2')
        ? `The version ${text} is read as 3.1; what is new in it is kept but not used.`
        : `The version of "${name}" is a number; it must be text.`,
      place: source.locate(`/${name}`),
      remedy: text.startsWith('3.2') ? 'Check the operations after the import.' : `Write "${text}" in quotation marks.`,
    });
  }
  return known.dialect;
}

function buildConnector(
  context: ImportContext,
  given: { chosen: ChosenFiles; files: readonly ConnectorFile[]; properties?: SourceDocument },
): Connector {
  const { definition, dialect } = context;
  const info = readInfo(context);
  const service = readService(context);
  const security = readSecurity(context);
  const operations = readOperations(context);
  reportPaths(context, operations.length);
  reportUntranslated(context);
  const document = isJsonObject(given.properties?.value ?? null) ? (given.properties?.value as JsonObject) : undefined;
  const properties = objectMember(document, 'properties') ?? {};
  const form = readConnectionForm(properties);
  const isDeclared =
    form.parameters.length > 0 || form.sets.length > 0 || Object.hasOwn(properties, 'connectionParameters');
  const script = readScript(given.chosen, properties);
  const code = given.chosen.code && textOfFile(given.chosen.code);
  const hasCode = code !== undefined && code.trim() !== '';
  if (script && !hasCode) reportScript(context, script);
  const status = textMember(objectMember(info, 'x-ms-api-annotation'), 'status');
  return {
    title: textMember(info, 'title')?.trim() ?? '',
    description: textMember(info, 'description')?.trim() ?? '',
    version: scalarText(member(info, 'version')),
    contact: readContact(objectMember(info, 'contact')),
    service,
    metadata: readMetadata(definition),
    ...(status === undefined ? {} : { status }),
    operations,
    connection: isDeclared
      ? form
      : deriveConnectionForm({ security, service, operations }, readCommonRequirements(definition)),
    security,
    policies: readPolicies(properties, '/properties'),
    capabilities: readCapabilities(definition, properties),
    branding: { ...readBranding(properties), ...(given.chosen.icon ? { icon: given.chosen.icon } : {}) },
    ...(script ? { script } : {}),
    ...(hasCode ? { code: { text: code } } : {}),
    dialect,
    definition,
    ...(document ? { properties: document } : {}),
    sources: {
      definition: context.source,
      ...(given.properties ? { properties: given.properties } : {}),
      files: given.files,
    },
  };
}

function readInfo(context: ImportContext): JsonObject {
  const info = objectMember(context.definition, 'info');
  if (info && (textMember(info, 'title') ?? '').trim() !== '') return info;
  context.report({
    code: 'import-title-missing',
    severity: 'error',
    message: info ? 'The definition has no title.' : 'The definition has no "info".',
    pointer: Object.hasOwn(context.definition, 'info') ? '/info' : '',
    remedy: 'Add "info" with "title" and "version".',
  });
  return info ?? {};
}

function reportPaths(context: ImportContext, operations: number): void {
  if (operations > 0) return;
  const hasPaths = isJsonObject(member(context.definition, 'paths') ?? null);
  const hasWebhooks = objectMember(context.definition, 'webhooks') !== undefined;
  context.report({
    code: 'operations-missing',
    severity: hasPaths || hasWebhooks ? 'warning' : 'error',
    message: 'The definition has no operations.',
    pointer: Object.hasOwn(context.definition, 'paths') ? '/paths' : '',
    remedy: 'Add at least one path with an operation, such as a GET, and import it again.',
  });
}

function readContact(contact: JsonObject | undefined): Contact {
  const name = textMember(contact, 'name');
  const url = textMember(contact, 'url');
  const email = textMember(contact, 'email');
  return {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(email === undefined ? {} : { email }),
  };
}
