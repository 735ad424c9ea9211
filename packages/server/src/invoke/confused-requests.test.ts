import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManagedServer, startManagedServer } from '../../../../tools/testing/managed-server.ts';
import { respond, save, urlOf } from '../../../../tools/testing/run-workflows.ts';

// T9: a body that says it is an uploaded file, or that another media type was declared, is data and nothing else.
const folder = mkdtempSync(join(tmpdir(), 'tenon-confused-'));
const secretFile = join(folder, 'secret.txt');
const secret = 'contents-of-a-file-9f8e7d';
let managed: ManagedServer;
let url: string;
beforeAll(async () => {
  writeFileSync(secretFile, secret);
  managed = await startManagedServer();
  await save(managed, 'form', { actions: respond('@triggerBody()') });
  url = await urlOf(managed, 'form');
});
afterAll(async () => {
  await managed.close();
  rmSync(folder, { recursive: true });
});

const definition = JSON.stringify({
  swagger: '2.0',
  info: { title: 'Quiet', version: '1', description: 'x' },
  host: 'quiet.example.com',
  paths: { '/a': { get: { operationId: 'A', responses: { 200: { description: 'ok' } } } } },
});
const importBody = (text: unknown): object => importFile({ name: 'a.json', content: text });
const importFile = (file: object): object => ({
  subscriptionId: managed.access.subscriptionId,
  resourceGroup: managed.access.resourceGroup,
  files: [file],
});

const claims = [
  { files: { file: { filepath: secretFile, path: secretFile, originalFilename: 'x', mimetype: 'text/plain' } } },
  { files: [{ name: 'a', filepath: secretFile, size: 9 }] },
  { filepath: secretFile, tempFilePath: secretFile },
  { $content: secretFile, '$content-type': 'file' },
  { '$content-type': 'multipart/form-data', $multipart: [{ headers: {}, body: { $file: secretFile } }] },
  { $ref: `file://${secretFile}` },
  { uri: `file://${secretFile}`, href: secretFile },
];
const mediaTypes = [
  'application/json',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/octet-stream',
  'application/xml',
  'application/json, multipart/form-data; boundary=x',
  'multipart/mixed; boundary="x"',
  'message/external-body; access-type=local-file; name="/etc/passwd"',
];

test.each(mediaTypes)('T9: a trigger takes a claim of files as %s for data', async (mediaType) => {
  for (const claim of claims) {
    const asText = JSON.stringify(claim);
    const asPart = `--x\r\nContent-Disposition: form-data; name="f"; filename="${secretFile}"\r\nContent-Location: file://${secretFile}\r\n\r\n${asText}\r\n--x--\r\n`;
    for (const body of [asText, asPart]) {
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': mediaType }, body });
      const text = await answer.text();
      expect(answer.status, text).toBeLessThan(500);
      expect(text).not.toContain(secret);
    }
  }
});

test('T9: an XML body names no file of this machine', async () => {
  const body = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY f SYSTEM "file://${secretFile}">]><a>&f;</a>`;
  await save(managed, 'xml', { actions: respond('@string(json(xml(triggerBody())))') });
  const answer = await fetch(await urlOf(managed, 'xml'), {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body,
  });
  expect(await answer.text()).not.toContain(secret);
});

test.each([
  { name: 'a path for a file', body: () => importFile({ name: 'a.json', filepath: secretFile, path: secretFile }) },
  { name: 'an object for a text', body: () => importBody({ filepath: secretFile }) },
  { name: 'a file as a text', body: () => importBody(`file://${secretFile}`) },
  { name: 'a name out of its folder', body: () => importFile({ name: '../../../../etc/passwd', content: definition }) },
  { name: 'a reference to a file', body: () => importBody(JSON.stringify({ $ref: `file://${secretFile}` })) },
])('T9: importing $name reads no file', async ({ body }) => {
  const answer = await managed.send('POST', `${managed.url}/api/v1/connectors`, { body: body() });
  expect(answer.status).toBeLessThan(500);
  expect(JSON.stringify(answer.body)).not.toContain(secret);
});

test.each(mediaTypes.slice(1))('T9: the platform API takes no body as %s', async (mediaType) => {
  const answer = await managed.send('POST', `${managed.url}/api/v1/connectors`, {
    body: JSON.stringify(importBody(definition)),
    headers: { 'content-type': mediaType },
  });
  expect([400, 415]).toContain(answer.status);
});

test('what is asked above works when it is asked properly', async () => {
  const answer = await managed.send('POST', `${managed.url}/api/v1/connectors`, { body: importBody(definition) });
  expect(answer.status).toBe(201);
});
