import { type Connector, importConnector } from '@tenon/connector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  connectFramer,
  connectionParameter,
  framerApi,
  host,
  references,
} from '../../../../tools/testing/framer-api.ts';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { over, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

const wsdl = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t"
  xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" name="Prices">
<types><s:schema targetNamespace="urn:t" elementFormDefault="qualified">
  <s:element name="Price"><s:complexType><s:sequence><s:element name="size" type="s:int"/></s:sequence></s:complexType></s:element>
  <s:element name="PriceResponse"><s:complexType><s:sequence><s:element name="price" type="s:decimal"/></s:sequence></s:complexType></s:element>
</s:schema></types>
<message name="In"><part name="p" element="t:Price"/></message><message name="Out"><part name="p" element="t:PriceResponse"/></message>
<portType name="P"><operation name="Price"><input message="t:In"/><output message="t:Out"/></operation></portType>
<binding name="B" type="t:P"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Price"><soap:operation soapAction="price"/><input><soap:body use="literal"/></input></operation></binding>
<service name="S"><port name="P" binding="t:B"><soap:address location="https://a.example/prices"/></port></service></definitions>`;

let server: ManagedServer;

beforeAll(async () => {
  server = await startManagedServer();
  const { stub, send, group } = server;
  stub.answer = (request, response) => {
    const content = String(request.body).includes('>0<')
      ? '<s:Fault><faultcode>s:Client</faultcode><faultstring>No size</faultstring></s:Fault>'
      : '<p:PriceResponse xmlns:p="urn:t"><p:price>20.5</p:price></p:PriceResponse>';
    response.statusCode = content.includes('Fault') ? 500 : 200;
    response.setHeader('content-type', 'text/xml; charset=utf-8');
    response.end(
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`,
    );
  };
  const { value } = importConnector([{ name: 'prices.wsdl', content: wsdl }]);
  const body = framerApi(server, { swagger: described(value) });
  expect((await send('PUT', `${group}/providers/Microsoft.Web/customApis/framer`, { body })).status).toBe(200);
});
afterAll(() => server.close());

function described(connector: Connector | undefined): object {
  return {
    ...connector?.definition,
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  };
}

test('a workflow sees the values of a SOAP answer, and a fault as a failed call that is not tried again', async () => {
  const { body: connection } = await connectFramer(server, 'soap');
  const call = (size: number): object => ({
    type: 'ApiConnection',
    inputs: { host, method: 'post', path: '/Price', body: { size } },
  });
  const actions = {
    Priced: call(6),
    Refused: { ...call(0), runAfter: { Priced: ['Succeeded'] } },
    Price: { type: 'Compose', inputs: "@add(body('Priced')['price'], 1)", runAfter: { Refused: ['Failed'] } },
    Fault: { type: 'Compose', inputs: "@body('Refused')['error']", runAfter: { Price: ['Succeeded'] } },
  };
  await save(server, 'soap', { actions, ...connectionParameter }, references(connection.id));
  const started = await fetch(await urlOf(server, 'soap'), { method: 'POST' });
  const run = started.headers.get('x-ms-workflow-run-id') ?? '';
  await over(server, 'soap', run);
  const outputs = async (action: string): Promise<unknown> => {
    const found = await server.client.workflowRunActions.get(server.access.resourceGroup, 'soap', run, action);
    return found.outputsLink?.uri ? (await fetch(found.outputsLink.uri)).json() : undefined;
  };
  expect(await outputs('Price')).toEqual(21.5);
  expect(await outputs('Fault')).toEqual({ code: 'Client', message: 'No size' });
  expect(server.stub.seen).toHaveLength(2);
});
