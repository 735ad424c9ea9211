import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { type Finding, reviewConnector } from '@tenon/certification';
import { Ajv } from 'ajv';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { formatAll, formatOne } from './formats.ts';
import { type Report, toReport } from './report.ts';

/** Names and texts that break out of formats which do not escape them. */
const harsh = 'a b%20/#?&<>"\'`:,;\u00e9\u{1F600}\uFFFE\u0007\uD800]]>\r\n::error::x';

function findings(title: string): Report {
  const definition = {
    swagger: '2.0',
    info: { title, version: '1', description: title },
    paths: {
      [`/${title}`]: { get: { operationId: title, summary: title, responses: { 200: { description: title } } } },
    },
    definitions: { [title]: { type: 'object', properties: { [title]: { type: 'string' }, b: { type: 'string' } } } },
  };
  const files = [{ name: 'apiDefinition.swagger.json', content: JSON.stringify(definition, null, 2) }];
  const suppressedByReviewer = [{ rule: 'info-contact-required', pointer: '', reason: title, author: title }];
  return toReport(title, title, { verdict: reviewConnector({ files, suppressedByReviewer, profile: 'strict' }) });
}

/** A report with what rules seldom give: many related places, of which some are the same, and a rule that broke down. */
function unusual(): Report {
  const { path, verdict } = findings('usual');
  const related = [{ line: 1, column: 1, file: harsh }, { line: 1, column: 1, file: harsh }, {}];
  const odd = (finding: Finding): Finding => ({ ...finding, message: harsh, related });
  return {
    path,
    verdict: { ...verdict, findings: verdict.findings.map(odd), defects: [{ rule: 'a-b', message: harsh }] },
  };
}

const reports = [
  { name: 'usual texts', report: findings('Parcels') },
  { name: 'texts that need escaping', report: findings(harsh) },
  { name: 'related places and a rule that broke down', report: unusual() },
];

const { $schema: _draft, id: _id, ...schema } = sarifSchema;
const isSarif = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(
  schema,
);

test.each(reports)('writes SARIF by the schema of SARIF 2.1.0 for $name', ({ report }) => {
  const log: unknown = JSON.parse(formatAll([report, report], 'sarif'));
  isSarif(log);
  expect(isSarif.errors).toBeNull();
  for (const [, uri = ''] of JSON.stringify(log).matchAll(/"uri":"([^"]*)"/g)) expect(uri).toMatch(/^[\w.~!*'()%/-]*$/);
});

/** The form that build servers read, as a schema: suites of cases, each failed, in error, skipped or with an output. */
const junit = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="testsuites"><xs:complexType><xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:attribute name="tests" type="xs:nonNegativeInteger"/><xs:attribute name="failures" type="xs:nonNegativeInteger"/>
  <xs:attribute name="errors" type="xs:nonNegativeInteger"/><xs:attribute name="name" type="xs:string"/><xs:attribute name="time" type="xs:decimal"/></xs:complexType></xs:element>
<xs:element name="testsuite"><xs:complexType><xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
  <xs:attribute name="failures" type="xs:nonNegativeInteger"/><xs:attribute name="errors" type="xs:nonNegativeInteger"/>
  <xs:attribute name="skipped" type="xs:nonNegativeInteger"/></xs:complexType></xs:element>
<xs:element name="testcase"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
  <xs:element name="skipped" type="told"/><xs:element name="error" type="told"/><xs:element name="failure" type="told"/>
  <xs:element name="system-out" type="xs:string"/><xs:element name="system-err" type="xs:string"/></xs:choice>
  <xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="classname" type="xs:string"/></xs:complexType></xs:element>
<xs:complexType name="told"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="message" type="xs:string"/>
  <xs:attribute name="type" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType></xs:schema>`;

test.each(reports)('writes JUnit that build servers can read for $name', ({ report }) => {
  using schemaDocument = XmlDocument.fromString(junit);
  using validator = XsdValidator.fromDoc(schemaDocument);
  using document = XmlDocument.fromString(Buffer.from(formatAll([report, report], 'junit')).toString());
  expect(() => validator.validate(document)).not.toThrow();
  const { findings: found, defects, suppressed } = report.verdict;
  expect(document.find('//testcase').length).toBe(2 * (found.length + defects.length + suppressed.length));
  expect(document.get('/testsuites/@errors')?.content).toBe(String(2 * defects.length));
});

test.each(reports)('writes one line for GitHub for each finding of $name', ({ report }) => {
  const lines = formatOne(report, 'github', true).split('\n');
  expect(lines).toHaveLength(report.verdict.findings.length);
  for (const line of lines)
    expect(line).toMatch(
      /^::(?:error|warning|notice) file=[^:,\r]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[^:,\r]*::[^\r]*$/,
    );
});
