import { expect, test } from 'vitest';
import { readAnswer } from '../call/read-answer.ts';
import { shapeCall } from '../call/shape-call.ts';
import { shapeRequest } from '../call/shape-request.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector } from '../model/connector.ts';
import { readSchema } from '../schema/read-schema.ts';

/** A description with document and rpc bindings, a header, a type that extends another and holds itself. */
const wsdl = `<?xml version="1.0"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:t="urn:t" xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" name="Shop">
<types><s:schema elementFormDefault="qualified" targetNamespace="urn:t">
  <s:element name="Order"><s:complexType><s:sequence>
    <s:element name="number" type="s:int"/>
    <s:element name="line" type="t:Line" minOccurs="0" maxOccurs="unbounded"/>
    <s:element name="note" type="s:string" minOccurs="0"/>
  </s:sequence></s:complexType></s:element>
  <s:complexType name="Line"><s:complexContent><s:extension base="t:Thing">
    <s:sequence><s:element name="part" type="t:Line" minOccurs="0"/></s:sequence>
    <s:attribute name="id" type="s:string" use="required"/>
  </s:extension></s:complexContent></s:complexType>
  <s:complexType name="Thing"><s:sequence><s:element name="color" type="t:Color"/></s:sequence></s:complexType>
  <s:simpleType name="Color"><s:restriction base="s:string"><s:enumeration value="Red"/></s:restriction></s:simpleType>
  <s:element name="Key"><s:complexType><s:sequence><s:element name="value" type="s:string"/></s:sequence></s:complexType></s:element>
  <s:element name="Ping"><s:complexType/></s:element>
</s:schema></types>
<message name="OrderIn"><part name="p" element="t:Order"/></message>
<message name="KeyIn"><part name="k" element="t:Key"/></message>
<message name="PingIn"><part name="p" element="t:Ping"/></message>
<message name="OldIn"><part name="a" type="s:int"/><part name="b" type="s:string"/></message>
<portType name="New"><operation name="Order"><documentation>Orders things.</documentation><input message="t:OrderIn"/></operation>
  <operation name="Ping"><input message="t:PingIn"/></operation></portType>
<portType name="Old"><operation name="Old"><input message="t:OldIn"/></operation></portType>
<binding name="New" type="t:New"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Order"><soap:operation soapAction="urn:order"/><input><soap:body use="literal"/><soap:header message="t:KeyIn" part="k" use="literal"/></input></operation>
  <operation name="Ping"><soap:operation soapAction=""/><input><soap:body use="literal"/></input></operation></binding>
<binding name="Newer" type="t:New"><soap12:binding xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Order"><soap:operation soapAction="urn:order"/><input><soap:body use="literal"/></input></operation></binding>
<binding name="Old" type="t:Old"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Old"><soap:operation soapAction="urn:old"/><input><soap:body use="literal" namespace="urn:o"/></input></operation></binding>
<service name="Shop">
  <port name="A" binding="t:New"><soap:address location="https://a.example/shop.asmx"/></port>
  <port name="B" binding="t:Newer"><soap:address location="https://a.example/shop.asmx"/></port>
  <port name="C" binding="t:Old"><soap:address location="https://b.example/old"/></port>
</service></definitions>`;

function imported(text: string): Connector {
  const { value, diagnostics } = importConnector([{ name: 'shop.wsdl', content: text }]);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

/** The content of an envelope, without its declarations of namespaces. */
function inside(body: unknown): string {
  return /<soap:Envelope[^>]*>(.*)<\/soap:Envelope>/s.exec(String(body))?.[1]?.replace(/ xmlns:\w+="[^"]*"/g, '') ?? '';
}

test('makes an action of each operation once, with the members of its message as inputs', () => {
  const { operations, title, service } = imported(wsdl);
  expect([title, service.host]).toEqual(['Shop', 'a.example']);
  expect(operations.map(({ operationId, kind, description }) => `${operationId} ${kind} ${description}`)).toEqual([
    'Order action Orders things.',
    'Ping action Calls the SOAP operation Ping.',
    'Old action Calls the SOAP operation Old.',
  ]);
});

test.each([
  {
    name: 'a document, in the order of its sequence, with headers and attributes',
    operationId: 'Order',
    values: {
      note: '<&>',
      line: [{ id: 'x', part: { id: 'y', color: 'Red' }, color: 'Red' }],
      number: 1,
      SoapHeader: { Key: { value: 'k' } },
    },
    url: 'https://a.example/shop.asmx',
    action: '"urn:order"',
    body:
      '<soap:Header><ns0:Key><ns0:value>k</ns0:value></ns0:Key></soap:Header><soap:Body><ns0:Order><ns0:number>1</ns0:number>' +
      '<ns0:line id="x"><ns0:color>Red</ns0:color><ns0:part id="y"><ns0:color>Red</ns0:color></ns0:part></ns0:line>' +
      '<ns0:note>&lt;&amp;&gt;</ns0:note></ns0:Order></soap:Body>',
  },
  {
    name: 'nothing',
    operationId: 'Ping',
    values: {},
    url: 'https://a.example/shop.asmx',
    action: '""',
    body: '<soap:Body><ns0:Ping/></soap:Body>',
  },
  {
    name: 'parts of an rpc, at the host of its port',
    operationId: 'Old',
    values: { b: 'x', a: 2 },
    url: 'https://b.example/old',
    action: '"urn:old"',
    body: '<soap:Body><ns1:Old><a>2</a><b>x</b></ns1:Old></soap:Body>',
  },
])('wraps $name into an envelope', ({ operationId, values, url, action, body }) => {
  const request = shapeCall(imported(wsdl), { operationId, values });
  expect(request).toMatchObject({ method: 'POST', url, headers: { SOAPAction: action, 'Content-Type': 'text/xml' } });
  expect(inside(request.body)).toBe(body);
});

test('sends a text as the whole envelope, and the same from a workflow as from the command line', () => {
  const connector = imported(wsdl);
  expect(shapeCall(connector, { operationId: 'Ping', values: { body: '<own/>' } }).body).toBe('<own/>');
  const called = shapeCall(connector, { operationId: 'Ping', values: {} });
  const usual = { 'Content-Type': 'application/json; charset=utf-8' };
  for (const body of [undefined, {}]) {
    const action = { method: 'post', path: '/Ping', ...(body ? { body, headers: usual } : {}) };
    const sent = shapeRequest(connector, action);
    expect([sent.body, sent.headers['Content-Type']]).toEqual([called.body, 'text/xml']);
  }
});

test('speaks SOAP 1.2 where there is no older port', () => {
  const text = wsdl.replace(/<port name="[AC]".*?<\/port>/g, '');
  const request = shapeCall(imported(text), { operationId: 'Order', values: { number: 1 } });
  expect(request.headers).toMatchObject({ 'Content-Type': 'application/soap+xml; charset=utf-8; action="urn:order"' });
  expect(request.headers).not.toHaveProperty('SOAPAction');
  expect(request.body).toContain('http://www.w3.org/2003/05/soap-envelope');
});

test.each([
  { name: 'a document type', text: wsdl.replace('<definitions', '<!DOCTYPE x [<!ENTITY a "b">]><definitions') },
  { name: 'no SOAP binding', text: wsdl.replace(/<binding[\s\S]*<\/binding>/, '') },
  { name: 'no end', text: wsdl.slice(0, 3000) },
])('refuses a description with $name', ({ text }) => {
  const { value, diagnostics } = importConnector([{ name: 'a.wsdl', content: text }]);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toContain('import-wsdl-refused');
});

const main = `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:o="urn:orders" targetNamespace="urn:orders" name="Orders">
<wsdl:import namespace="urn:orders" location="parts/abstract.wsdl"/>
<wsdl:binding name="B" type="o:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
  <wsdl:operation name="Find"><soap:operation soapAction="find"/><wsdl:input><soap:body use="literal"/></wsdl:input>
    <wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>
  <wsdl:operation name="Sum"><soap:operation soapAction="sum" style="rpc"/><wsdl:input><soap:body use="literal" namespace="urn:rpc"/></wsdl:input></wsdl:operation>
  <wsdl:operation name="Tell"><soap:operation soapAction="tell"/><wsdl:input><soap:body use="literal"/></wsdl:input></wsdl:operation>
</wsdl:binding>
<wsdl:service name="S"><wsdl:port name="P" binding="o:B"><soap:address location="https://a.example/orders"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
const abstract = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:o="urn:orders" xmlns:x="http://www.w3.org/2001/XMLSchema">
<types><x:schema targetNamespace="urn:orders"><x:include schemaLocation="../schemas/orders.xsd"/></x:schema></types>
<message name="FindIn"><part name="p" element="o:Find"/></message><message name="FindOut"><part name="p" element="o:Found"/></message>
<message name="Bad"><part name="p" element="o:NoSuch"/></message>
<message name="SumIn"><part name="a" type="x:int"/><part name="b" type="x:int"/></message>
<message name="SumOut"><part name="sum" type="x:long"/></message>
<portType name="P"><operation name="Find"><input message="o:FindIn"/><output message="o:FindOut"/><fault name="f" message="o:Bad"/></operation>
<operation name="Sum"><input message="o:SumIn"/><output message="o:SumOut"/></operation>
<operation name="Tell"><input message="o:FindIn"/></operation></portType></definitions>`;
const orders = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:c="urn:common" elementFormDefault="qualified">
<xs:import namespace="urn:common" schemaLocation="http://far.example/svc?xsd=common"/>
<xs:element name="Find"><xs:complexType><xs:sequence><xs:element name="from" type="xs:date"/>
  <xs:choice><xs:element name="id" type="xs:int"/><xs:element name="name" type="xs:string"/></xs:choice>
  <xs:element name="most" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="Found"><xs:complexType><xs:sequence><xs:element name="total" type="xs:decimal"/>
  <xs:element name="isLast" type="xs:boolean"/><xs:element name="serial" type="xs:long"/>
  <xs:element name="order" type="c:Order" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="NoSuch"><xs:complexType><xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
<xs:complexType name="Order"><xs:sequence><xs:element name="wrong" type="xs:string"/></xs:sequence></xs:complexType></xs:schema>`;
const common = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:common" elementFormDefault="qualified">
<xs:attributeGroup name="ids"><xs:attribute name="id" type="xs:int" use="required"/></xs:attributeGroup>
<xs:complexType name="Order"><xs:sequence><xs:element name="note" type="xs:string" nillable="true"/>
  <xs:element name="price"><xs:complexType><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit" type="xs:string"/>
  </xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:sequence><xs:attributeGroup ref="ids"/></xs:complexType></xs:schema>`;
const files = [
  { name: 'parts/abstract.wsdl', content: abstract },
  { name: 'schemas/common.xsd', content: common },
  { name: 'schemas/orders.xsd', content: orders },
  { name: 'main.wsdl', content: main },
];

function importedFiles(given: typeof files): Connector {
  const { value, diagnostics } = importConnector(given);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  return value;
}

const envelope = (content: string, version = 'http://schemas.xmlsoap.org/soap/envelope/'): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0"?><s:Envelope xmlns:s="${version}"><s:Body>${content}</s:Body></s:Envelope>`,
  );
const answered = (operationId: string, status: number, body: Uint8Array): object =>
  readAnswer(importedFiles(files), { status, headers: { 'content-type': 'text/xml' }, body }, { operationId });

test('reads the descriptions and schemas that it imports from the files given with it, in the order of their sequences', () => {
  const values = { most: 5, name: 'x', from: '2024-01-02' };
  const request = shapeCall(importedFiles(files), { operationId: 'Find', values });
  expect(request.url).toBe('https://a.example/orders');
  expect(inside(request.body)).toBe(
    '<soap:Body><ns0:Find><ns0:from>2024-01-02</ns0:from><ns0:name>x</ns0:name><ns0:most>5</ns0:most></ns0:Find></soap:Body>',
  );
});

test('names the files that were not given, and fetches nothing', () => {
  const { value, diagnostics } = importConnector(files.filter(({ name }) => name !== 'schemas/common.xsd'));
  expect(value?.operations).toHaveLength(3);
  expect(diagnostics.find(({ code }) => code === 'import-wsdl-imports')?.message).toContain(
    'http://far.example/svc?xsd=common',
  );
});

test.each([
  {
    name: 'the values of a document, by its schema',
    operationId: 'Find',
    body: envelope(
      '<m:Found xmlns:m="urn:orders"><m:total>1.50</m:total><m:isLast>true</m:isLast><m:serial>9007199254740993</m:serial>' +
        '<m:order id="7"><c:note xmlns:c="urn:common" xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>' +
        '<c:price xmlns:c="urn:common" unit="EUR">2.5</c:price><c:extra xmlns:c="urn:common">&lt;&#233;&gt;</c:extra></m:order></m:Found>',
    ),
    value: {
      total: 1.5,
      isLast: true,
      serial: '9007199254740993',
      order: [{ note: null, price: { '#text': 2.5, unit: 'EUR' }, id: 7, extra: '<é>' }],
    },
  },
  {
    name: 'a list without items',
    operationId: 'Find',
    body: envelope('<Found xmlns="urn:orders"><total>0</total><isLast>0</isLast><serial>1</serial></Found>'),
    value: { total: 0, isLast: false, serial: 1, order: [] },
  },
  {
    name: 'the parts of an rpc',
    operationId: 'Sum',
    body: envelope('<m:SumResponse xmlns:m="urn:rpc"><sum>3</sum></m:SumResponse>'),
    value: { sum: 3 },
  },
])('answers $name', ({ operationId, body, value }) => {
  expect(answered(operationId, 200, body)).toMatchObject({ statusCode: 200, body: value });
});

test.each([
  {
    name: '1.1',
    status: 500,
    body: envelope(
      '<s:Fault><faultcode>s:Client</faultcode><faultstring>No such order</faultstring><detail><o:NoSuch xmlns:o="urn:orders"><o:id>7</o:id></o:NoSuch></detail></s:Fault>',
    ),
    error: { code: 'Client', message: 'No such order', detail: { NoSuch: { id: 7 } } },
  },
  {
    name: '1.2 that comes with a status of success',
    status: 200,
    body: envelope(
      '<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>m:Late</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">Too late</s:Text></s:Reason></s:Fault>',
      'http://www.w3.org/2003/05/soap-envelope',
    ),
    error: { code: 'Late', message: 'Too late' },
  },
])('answers a fault of SOAP $name as an error', ({ status, body, error }) => {
  expect(answered('Find', status, body)).toMatchObject({ statusCode: 500, body: { error } });
});

test.each([
  { name: 'a page', text: '<html><body>Down</body></html>' },
  { name: 'a document type', text: '<!DOCTYPE s [<!ENTITY a "b">]><s:Envelope/>' },
  { name: 'no XML', text: 'Down' },
])('leaves an answer that is $name as text', ({ text }) => {
  expect(answered('Find', 200, new TextEncoder().encode(text))).toMatchObject({ statusCode: 200, body: text });
});

test('describes what an operation answers, and promises nothing of one without an output', () => {
  const connector = importedFiles(files);
  const answers = connector.operations.map(({ responses }) => {
    const place = responses.find(({ status }) => status === '200')?.contents[0]?.schema;
    return place ? [...readSchema(connector, place).properties.keys()] : [];
  });
  expect(answers).toEqual([['total', 'isLast', 'serial', 'order'], ['sum'], []]);
});

test('keeps overloads apart, and tells of encoded documents', () => {
  const overload =
    '<operation name="Order"><soap:operation soapAction="urn:more"/><input name="more"><soap:body use="encoded"/></input></operation>';
  const text = wsdl.replace(
    '<operation name="Ping"><soap:operation',
    `${overload}<operation name="Ping"><soap:operation`,
  );
  const { value, diagnostics } = importConnector([{ name: 'shop.wsdl', content: text }]);
  expect(value?.operations.map(({ operationId }) => operationId)).toEqual(['Order', 'Order2', 'Ping', 'Old']);
  expect(diagnostics.map(({ code }) => code)).toContain('import-wsdl-encoded');
});
