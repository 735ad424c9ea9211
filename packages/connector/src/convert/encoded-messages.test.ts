import { expect, test } from 'vitest';
import { readAnswer } from '../call/read-answer.ts';
import { shapeCall } from '../call/shape-call.ts';
import { exportConnector } from '../export/export-connector.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector } from '../model/connector.ts';

/** A service in the style of remote calls whose messages are encoded. */
const wsdl = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t" xmlns:d="urn:d"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:x="http://www.w3.org/2001/XMLSchema"
  xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" targetNamespace="urn:t" name="Remote">
<types><x:schema targetNamespace="urn:d">
  <x:complexType name="Words"><x:complexContent><x:restriction base="e:Array">
    <x:attribute ref="e:arrayType" w:arrayType="x:string[]"/></x:restriction></x:complexContent></x:complexType>
  <x:complexType name="Lines"><x:complexContent><x:restriction base="e:Array">
    <x:attribute ref="e:arrayType" w:arrayType="d:Line[]"/></x:restriction></x:complexContent></x:complexType>
  <x:simpleType name="Color"><x:restriction base="x:string"><x:enumeration value="Red"/></x:restriction></x:simpleType>
  <x:complexType name="Line"><x:sequence><x:element name="color" type="d:Color"/>
    <x:element name="code"><x:simpleType><x:restriction base="x:token"/></x:simpleType></x:element>
    <x:element name="note" type="x:string" nillable="true"/></x:sequence></x:complexType>
  <x:complexType name="Chain"><x:sequence><x:element name="name" type="x:string"/>
    <x:element name="next" type="d:Chain" minOccurs="0"/></x:sequence></x:complexType>
  <x:complexType name="Gift"><x:complexContent><x:extension base="d:Line"><x:sequence>
    <x:element name="to" type="x:string"/></x:sequence></x:extension></x:complexContent></x:complexType>
</x:schema></types>
<message name="In"><part name="number" type="x:int"/><part name="at" type="x:dateTime"/><part name="words" type="d:Words"/>
  <part name="lines" type="d:Lines"/><part name="extra" type="x:anyType"/><part name="list" type="e:Array"/></message>
<message name="Out"><part name="lines" type="d:Lines"/><part name="chain" type="d:Chain"/></message>
<portType name="P"><operation name="Do"><input message="t:In"/><output message="t:Out"/></operation><operation name="Plain"><input message="t:In"/></operation></portType>
<binding name="B" type="t:P"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Do"><soap:operation soapAction="do"/><input><soap:body use="encoded" namespace="urn:r"
    encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
    <output><soap:body use="encoded" namespace="urn:r"/></output></operation>
  <operation name="Plain"><soap:operation soapAction="plain"/><input><soap:body use="literal" namespace="urn:r"/></input></operation></binding>
<service name="S"><port name="P" binding="t:B"><soap:address location="https://r.example/call"/></port></service></definitions>`;

function imported(files: Parameters<typeof importConnector>[0]): Connector {
  const { value, diagnostics } = importConnector(files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

const service = imported([{ name: 'remote.wsdl', content: wsdl }]);

/** The body that a call sends, and what its envelope declares. */
function sent(connector: Connector, values: object, operationId = 'Do'): { start: string; inside: string } {
  const { body } = shapeCall(connector, { operationId, values: { body: { ...values } } });
  const [, start = '', inside = ''] = /<soap:Envelope([^>]*)><soap:Body>(.*)<\/soap:Body>/s.exec(String(body)) ?? [];
  return { start, inside };
}

const operation = (inside: string): string =>
  `<ns0:Do xmlns:ns0="urn:r" soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">${inside}</ns0:Do>`;

test.each([
  { name: 'as imported', connector: service },
  ...(['microsoft', 'openapi3', 'tenon'] as const).map((format) => ({
    name: `after an export as ${format}`,
    connector: imported(exportConnector(service, format).value),
  })),
])('each value of an encoded message says of which type it is, $name', ({ connector }) => {
  const { start, inside } = sent(connector, { number: 1, at: '2024-01-02T03:04:05Z' });
  for (const declared of [
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
    'xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"',
  ])
    expect(start).toContain(declared);
  expect(inside).toBe(
    operation('<number xsi:type="xsd:int">1</number><at xsi:type="xsd:dateTime">2024-01-02T03:04:05Z</at>'),
  );
});

test.each([
  {
    name: 'a list has the type and the number of its items',
    values: { words: ['a', '<b>'] },
    inside:
      '<words xsi:type="soapenc:Array" soapenc:arrayType="xsd:string[2]"><item xsi:type="xsd:string">a</item><item xsi:type="xsd:string">&lt;b&gt;</item></words>',
  },
  {
    name: 'an empty list too',
    values: { words: [] },
    inside: '<words xsi:type="soapenc:Array" soapenc:arrayType="xsd:string[0]"/>',
  },
  {
    name: 'types of the schemas have their namespace, and those without a name are of the one they restrict',
    values: { lines: [{ code: 'x', color: 'Red' }] },
    inside:
      '<lines xmlns:xt="urn:d" xsi:type="soapenc:Array" soapenc:arrayType="xt:Line[1]"><item xmlns:xt="urn:d" xsi:type="xt:Line">' +
      '<color xmlns:xt="urn:d" xsi:type="xt:Color">Red</color><code xsi:type="xsd:token">x</code></item></lines>',
  },
  {
    name: 'a value of any type is of that which it has',
    values: { extra: true },
    inside: '<extra xsi:type="xsd:boolean">true</extra>',
  },
  {
    name: 'so are the items of a list of any',
    values: { list: ['a', 2, 0.5] },
    inside:
      '<list xsi:type="soapenc:Array" soapenc:arrayType="xsd:anyType[3]"><item xsi:type="xsd:string">a</item>' +
      '<item xsi:type="xsd:integer">2</item><item xsi:type="xsd:double">0.5</item></list>',
  },
])('in an encoded message $name', ({ values, inside }) => {
  expect(sent(service, values).inside).toBe(operation(inside));
});

test('a value of a more special type says so once, and one without a value that it has none', () => {
  const { inside } = sent(service, { lines: [{ '@type': 'Gift', note: null, to: 'Ann' }] });
  expect(inside).toContain('xsi:type="xt:Gift"><note');
  expect(inside).not.toContain('xsi:type="xt:Line"');
  expect(inside).toMatch(/<note[^>]* xsi:nil="true"\/>/);
  expect(inside).toContain('<to xsi:type="xsd:string">Ann</to>');
});

test('SOAP 1.2 has an encoding of its own', () => {
  const text = wsdl.replace('<soap:binding', '<v:binding xmlns:v="http://schemas.xmlsoap.org/wsdl/soap12/"');
  const { start, inside } = sent(imported([{ name: 'remote.wsdl', content: text }]), { words: ['a'] });
  expect(start).toContain('xmlns:soapenc="http://www.w3.org/2003/05/soap-encoding"');
  expect(inside).toContain('soap:encodingStyle="http://www.w3.org/2003/05/soap-encoding"');
  expect(inside).toContain('<words soapenc:itemType="xsd:string" soapenc:arraySize="1"><item xsi:type="xsd:string">');
});

test('a literal message beside it has no types, and nothing is warned of', () => {
  expect(sent(service, { number: 1 }, 'Plain').inside).toBe(
    '<ns0:Plain xmlns:ns0="urn:r"><number>1</number></ns0:Plain>',
  );
  const { diagnostics } = importConnector([{ name: 'remote.wsdl', content: wsdl }]);
  expect(diagnostics.map(({ code }) => code)).not.toContain('import-wsdl-encoded');
});

/** What the operation answers, of the content of its body. */
function answered(content: string, envelope = 'http://schemas.xmlsoap.org/soap/envelope/'): unknown {
  const text = `<e:Envelope xmlns:e="${envelope}" xmlns:c="http://schemas.xmlsoap.org/soap/encoding/"
    xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:d="urn:d"><e:Body>
    <r:DoResponse xmlns:r="urn:r" e:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">${content}</e:Body></e:Envelope>`;
  const raw = { status: 200, headers: { 'content-type': 'text/xml' }, body: new TextEncoder().encode(text) };
  return readAnswer(service, raw, { operationId: 'Do' }).body;
}

test('what an encoded answer refers to is read where it is referred to', () => {
  const body =
    answered(`<lines c:arrayType="d:Line[2]" i:type="c:Array"><item href="#a"/><item href="#b"/></lines></r:DoResponse>
    <multiRef id="a" c:root="0" i:type="d:Line"><color>Red</color><code href="#t"/></multiRef>
    <multiRef id="b" c:root="0" i:type="d:Gift"><color>Red</color><to>Ann</to></multiRef>
    <multiRef id="t">x</multiRef>`);
  expect(body).toEqual({
    lines: [
      { color: 'Red', code: 'x' },
      { '@type': 'Gift', color: 'Red', to: 'Ann' },
    ],
  });
});

test.each([
  { name: '1.2', envelope: 'http://www.w3.org/2003/05/soap-envelope', chain: { name: 'A', next: { name: 'B' } } },
  {
    name: '1.1, which has another word,',
    envelope: 'http://schemas.xmlsoap.org/soap/envelope/',
    chain: { name: 'A', next: { '@ref': 'b' } },
  },
])('what an encoded answer of $name refers to', ({ envelope, chain }) => {
  const content = `<chain><name>A</name><next c:ref="b"/></chain></r:DoResponse><m c:id="b"><name>B</name></m>`;
  expect(answered(content, envelope)).toMatchObject({ chain });
});

test('an encoded answer that refers to itself ends, also through many elements and many times', () => {
  const own = answered('<chain href="#a"/></r:DoResponse><multiRef id="a"><name>A</name><next href="#a"/></multiRef>');
  expect(own).toMatchObject({ chain: { name: 'A' } });
  const links = Array.from({ length: 5000 }, (_, n) => `<m id="n${n}"><name>${n}</name><next href="#n${n + 1}"/></m>`);
  expect(answered(`<chain href="#n0"/></r:DoResponse>${links.join('')}`)).toMatchObject({
    chain: { name: '0', next: { name: '1', next: { name: '2' } } },
  });
  const doubling = Array.from(
    { length: 60 },
    (_, n) => `<m id="n${n}"><x href="#n${n + 1}"/><y href="#n${n + 1}"/></m>`,
  );
  expect(answered(`<chain href="#n0"/></r:DoResponse>${doubling.join('')}`)).toHaveProperty('chain');
});

test('an address in an answer that refers to nothing in it stays', () => {
  const link = '<chain><name>A</name><link href="#top"/></chain></r:DoResponse>';
  expect(answered(link)).toEqual({ lines: [], chain: { name: 'A', link: { '@href': '#top' } } });
});
