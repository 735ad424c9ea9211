import type { Checked } from '@tenon/diagnostics';
import { strToU8 } from 'fflate';
import { toBase64 } from '../call/base64.ts';
import { PROPERTIES } from '../import/read-properties.ts';
import type { Connector, ConnectorFile } from '../model/connector.ts';
import { bundledFiles } from '../package/bundle-references.ts';
import { otherFiles } from '../package/other-files.ts';
import { TENON_MEMBER } from '../package/read-tenon.ts';
import { type JsonObject, type JsonValue, member } from '../source/json-value.ts';
import type { SourceDocument } from '../source/source-document.ts';
import { createReport } from './export-report.ts';
import { propertiesBeside } from './kept-properties.ts';
import { toOpenApi3 } from './to-openapi-3.ts';
import { toSwagger2 } from './to-swagger-2.ts';
import { writeProperties } from './write-properties.ts';

/** The formats a connector can be written in. */
export type ExportFormat = 'microsoft' | 'openapi3' | 'tenon';

/**
 * Writes a connector as files: a Microsoft package, one OpenAPI 3.0 document, or this product's own single document. A
 * document that was imported in the wanted format is written as it was, member by member; what a format cannot say is
 * reported.
 */
export function exportConnector(connector: Connector, format: ExportFormat): Checked<readonly ConnectorFile[]> {
  if (format === 'tenon') return { value: [writeTenon(connector)], diagnostics: [] };
  if (format === 'openapi3') return writeOpenApi(connector);
  const converted: Checked<JsonObject | undefined> =
    connector.dialect === '2.0' ? { value: undefined, diagnostics: [] } : toSwagger2(connector);
  const properties = connector.sources.properties;
  const files: ConnectorFile[] = [
    {
      name: 'apiDefinition.swagger.json',
      content: converted.value ? print(converted.value) : definitionText(connector),
    },
    { name: 'apiProperties.json', content: properties ? textOf(properties) : print(writeProperties(connector)) },
  ];
  if (connector.branding.icon) files.push({ name: 'icon.png', content: connector.branding.icon.content });
  if (connector.script?.text !== undefined) files.push({ name: 'script.csx', content: connector.script.text });
  if (connector.code) files.push({ name: 'script.js', content: connector.code.text });
  files.push(...otherFiles(connector));
  return { value: files, diagnostics: converted.diagnostics };
}

/** One document; a 3.x definition as it was written, unless a properties document beside it says more. */
function writeOpenApi(connector: Connector): Checked<readonly ConnectorFile[]> {
  const { definition, policies, branding, script, code } = connector;
  const report = createReport(connector);
  const { properties } = connector;
  const isInside = JSON.stringify(definition[PROPERTIES]) === JSON.stringify(member(properties, 'properties'));
  const isKept = connector.dialect === '2.0' || properties === undefined || isInside;
  const beside = isKept ? undefined : propertiesBeside(connector, policies, report);
  const upgraded = connector.dialect === '2.0' ? toOpenApi3(connector) : undefined;
  const value = upgraded?.value ?? (beside && { ...definition, [PROPERTIES]: beside });
  const left = [
    ...(branding.icon ? [branding.icon.name] : []),
    ...(script?.text === undefined ? [] : ['script.csx']),
    ...(code ? ['script.js'] : []),
    ...otherFiles(connector).map(({ name }) => name),
  ];
  if (left.length > 0)
    report.warn('export-left-out', `OpenAPI is one document, so ${left.join(', ')} cannot be kept.`, '');
  return {
    value: [{ name: 'openapi.json', content: value ? print(value) : definitionText(connector) }],
    diagnostics: [...(upgraded?.diagnostics ?? []), ...report.diagnostics],
  };
}

/** The text of a JSON document as it was read; other documents are printed from their value. */
function textOf(source: SourceDocument): string {
  return source.format === 'json' ? source.text : print(source.value);
}

/** The definition as it was written, or printed where parts of other files were moved inside. */
function definitionText(connector: Connector): string {
  return bundledFiles(connector.definition).length === 0
    ? textOf(connector.sources.definition)
    : print(connector.definition);
}

function print(value: JsonValue): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** One document that holds everything. It is put together as text, so that members keep the order in which they were written. */
function writeTenon(connector: Connector): ConnectorFile {
  const parts = [`"${TENON_MEMBER}": 1`, `"definition": ${definitionText(connector).trim()}`];
  if (connector.sources.properties) parts.push(`"properties": ${textOf(connector.sources.properties).trim()}`);
  if (connector.branding.icon) parts.push(`"icon": ${JSON.stringify(contentOf(connector.branding.icon))}`);
  if (connector.script?.text !== undefined) parts.push(`"script": ${JSON.stringify(connector.script.text)}`);
  if (connector.code) parts.push(`"code": ${JSON.stringify(connector.code.text)}`);
  const others = otherFiles(connector).map((file) => [file.name, base64Of(file)] as const);
  if (others.length > 0) parts.push(`"files": ${JSON.stringify(Object.fromEntries(others))}`);
  return { name: 'connector.tenon.json', content: `{\n${parts.join(',\n')}\n}\n` };
}

function contentOf(file: ConnectorFile): string {
  return typeof file.content === 'string' ? file.content : toBase64(file.content);
}

function base64Of(file: ConnectorFile): string {
  return toBase64(typeof file.content === 'string' ? strToU8(file.content) : file.content);
}
