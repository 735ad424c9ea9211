import { expect, test } from 'vitest';
import { readAnswer } from '../call/read-answer.ts';
import { shapeCall } from '../call/shape-call.ts';
import { exportConnector } from '../export/export-connector.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector } from '../model/connector.ts';

/** A zoo whose animals are dogs and puppies, and that answers with a header. */
const wsdl = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:t="urn:t" xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" name="Zoo">
<types><s:schema elementFormDefault="qualified" targetNamespace="urn:t">
  <s:complexType name="Animal"><s:sequence><s:element name="name" type="s:string"/></s:sequence></s:complexType>
  <s:complexType name="Dog"><s:complexContent><s:extension base="t:Animal"><s:sequence>
    <s:element name="tricks" type="s:int"/></s:sequence></s:extension></s:complexContent></s:complexType>
  <s:complexType name="Puppy"><s:complexContent><s:extension base="t:Dog"><s:sequence>
    <s:element name="toy" type="s:string"/></s:sequence></s:extension></s:complexContent></s:complexType>
  <s:element name="Keep"><s:complexType><s:sequence>
    <s:element name="animal" type="t:Animal" maxOccurs="unbounded"/></s:sequence></s:complexType></s:element>
  <s:element name="Kept"><s:complexType><s:sequence>
    <s:element name="animal" type="t:Animal" maxOccurs="unbounded"/>
    <s:element name="extra" type="s:anyType"/></s:sequence></s:complexType></s:element>
  <s:element name="Quota"><s:complexType><s:sequence><s:element name="left" type="s:int"/></s:sequence></s:complexType></s:element>
</s:schema></types>
<message name="In"><part name="p" element="t:Keep"/></message><message name="Out"><part name="p" element="t:Kept"/></message>
<message name="Head"><part name="h" element="t:Quota"/></message>
<portType name="P"><operation name="Keep"><input message="t:In"/><output message="t:Out"/></operation></portType>
<binding name="B" type="t:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Keep"><soap:operation soapAction="keep"/><input><soap:body use="literal"/></input>
  <output><soap:body use="literal"/><soap:header message="t:Head" part="h" use="literal"/></output></operation></binding>
<service name="S"><port name="P" binding="t:B"><soap:address location="https://zoo.example/services/zoo"/></port></service></definitions>`;

function imported(files: Parameters<typeof importConnector>[0]): Connector {
  const { value, diagnostics } = importConnector(files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

function again(connector: Connector, format: 'microsoft' | 'openapi3' | 'tenon'): Connector {
  return imported(exportConnector(connector, format).value);
}

const connector = imported([{ name: 'zoo.wsdl', content: wsdl }]);
const animals = [{ name: 'Cat' }, { '@type': 'Puppy', toy: 'ball', tricks: 3, name: 'Rex' }];
const rex =
  '<ns0:animal xmlns:ns0="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xt="urn:t" xsi:type="xt:Puppy">' +
  '<ns0:name xmlns:ns0="urn:t">Rex</ns0:name><ns0:tricks xmlns:ns0="urn:t">3</ns0:tricks><ns0:toy xmlns:ns0="urn:t">ball</ns0:toy></ns0:animal>';

test.each([
  { name: 'as imported', connector },
  ...(['microsoft', 'openapi3', 'tenon'] as const).map((format) => ({
    name: `after an export as ${format}`,
    connector: again(connector, format),
  })),
  {
    name: 'after an export as openapi3, and then as microsoft',
    connector: again(again(connector, 'openapi3'), 'microsoft'),
  },
])('a value says of which more special type it is, at the address of the service, $name', (from) => {
  const { url, body } = shapeCall(from.connector, { operationId: 'Keep', values: { body: { animal: animals } } });
  expect(url).toBe('https://zoo.example/services/zoo');
  expect(body).toContain('<soap:Body><ns0:Keep xmlns:ns0="urn:t">');
  expect(body).toContain(rex);
  expect(body).toContain('<ns0:name xmlns:ns0="urn:t">Cat</ns0:name>');
});

test('an answer is read by the types that its elements say they are of, with the headers of its envelope', () => {
  const text = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:z="urn:t"><e:Header><z:Quota><z:left>7</z:left></z:Quota></e:Header><e:Body><z:Kept>
    <z:animal><z:name>Cat</z:name></z:animal>
    <z:animal i:type="z:Puppy"><z:name>Rex</z:name><z:tricks>3</z:tricks><z:toy>ball</z:toy></z:animal>
    <z:extra i:type="x:boolean">true</z:extra></z:Kept></e:Body></e:Envelope>`;
  const raw = { status: 200, headers: { 'content-type': 'text/xml' }, body: new TextEncoder().encode(text) };
  expect(readAnswer(connector, raw, { operationId: 'Keep' }).body).toEqual({
    animal: [{ name: 'Cat' }, { '@type': 'Puppy', name: 'Rex', tricks: 3, toy: 'ball' }],
    extra: true,
    SoapHeader: { Quota: { left: 7 } },
  });
});

/** A service in the style of remote calls, with what such services have: encoded lists, lists in one text, elements that say that they are empty. */
const remote = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:t="urn:t"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s="http://www.w3.org/2001/XMLSchema"
  xmlns:e="http://schemas.xmlsoap.org/soap/encoding/" targetNamespace="urn:t" name="Remote">
<types><s:schema targetNamespace="urn:t">
  <s:complexType name="Words"><s:complexContent><s:restriction base="e:Array">
    <s:attribute ref="e:arrayType" w:arrayType="s:int[]"/></s:restriction></s:complexContent></s:complexType>
  <s:complexType name="Form"><s:sequence>
    <s:element name="sizes"><s:simpleType><s:list itemType="s:int"/></s:simpleType></s:element>
    <s:element name="note" type="s:string" nillable="true"/></s:sequence></s:complexType>
</s:schema></types>
<message name="In"><part name="words" type="t:Words"/><part name="form" type="t:Form"/></message>
<message name="Out"><part name="words" type="t:Words"/></message>
<portType name="P"><operation name="Do"><input message="t:In"/><output message="t:Out"/></operation></portType>
<binding name="B" type="t:P"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Do"><soap:operation soapAction="do"/><input><soap:body use="literal" namespace="urn:r"/></input></operation></binding>
<service name="S"><port name="P" binding="t:B"><soap:address location="https://r.example/call?wsid=7"/></port></service></definitions>`;

test('lists of the SOAP encoding have items, lists of XML Schema are one text, and what may be empty says so', () => {
  const service = imported([{ name: 'remote.wsdl', content: remote }]);
  const values = { body: { words: [1, 2], form: { sizes: [3, 4], note: null } } };
  const { url, body } = shapeCall(service, { operationId: 'Do', values });
  expect(url).toBe('https://r.example/call?wsid=7');
  expect(body).toContain(
    '<words><item>1</item><item>2</item></words><form><sizes>3 4</sizes>' +
      '<note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></form>',
  );
  const text = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><r:DoResponse xmlns:r="urn:r">
    <words><item>5</item><item>6</item></words></r:DoResponse></e:Body></e:Envelope>`;
  const raw = { status: 200, headers: { 'content-type': 'text/xml' }, body: new TextEncoder().encode(text) };
  expect(readAnswer(service, raw, { operationId: 'Do' }).body).toEqual({ words: [5, 6] });
});
