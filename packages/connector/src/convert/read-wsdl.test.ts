import { expect, test } from 'vitest';
import { shapeCall } from '../call/shape-call.ts';
import { shapeRequest } from '../call/shape-request.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector } from '../model/connector.ts';

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
<binding name="New12" type="t:New"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Order"><soap:operation soapAction="urn:order"/><input><soap:body use="literal"/></input></operation></binding>
<binding name="Old" type="t:Old"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Old"><soap:operation soapAction="urn:old"/><input><soap:body use="literal" namespace="urn:o"/></input></operation></binding>
<service name="Shop">
  <port name="A" binding="t:New"><soap:address location="https://a.example/shop.asmx"/></port>
  <port name="B" binding="t:New12"><soap:address location="https://a.example/shop.asmx"/></port>
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
  expect(shapeRequest(connector, { method: 'post', path: '/Ping' }).body).toBe(called.body);
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
