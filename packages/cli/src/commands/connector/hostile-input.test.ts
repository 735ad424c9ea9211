import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// T10, T18.
const main = resolve(import.meta.dirname, '../../../../../packages/cli/src/main.ts');
let folder: string;
let server: Server;
let port: number;
let connections = 0;

/** A listener that counts who knocks; nobody may. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenon-hostile-'));
  server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function tenon(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((settle) => {
    execFile(process.execPath, [main, 'connector', ...args], { cwd: folder, maxBuffer: 1e8 }, (error, out, err) => {
      settle({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

function referring(references: readonly string[]): string {
  const schemas = Object.fromEntries(references.map((reference, index) => [`S${index}`, { $ref: reference }]));
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: `http://127.0.0.1:${port}` }],
    externalDocs: { url: `http://127.0.0.1:${port}/docs` },
    paths: { '/a': { $ref: references[0], get: { operationId: 'A', responses: {} } } },
    components: { schemas },
  });
}

test.each(['import', 'inspect', 'docs', 'validate', 'export'])(
  '%s opens no connection and reads no file that a definition refers to',
  async (command) => {
    const secret = join(folder, 'secret.json');
    await writeFile(secret, '{"type": "object", "title": "SECRET-VALUE"}');
    const host = `127.0.0.1:${port}`;
    const references = [
      `http://${host}/x`,
      `https://${host}/x`,
      `//${host}/x`,
      `HTTP://${host}/x#/a`,
      `%68ttp://${host}/x`,
      `file://${secret}`,
      secret,
      '../secret.json',
      '..%2fsecret.json',
      `http://169.254.169.254/latest`,
      `data:application/json,{}`,
      `jar:file:${secret}!/x`,
    ];
    const path = join(folder, command);
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'openapi.json'), referring(references));
    const out =
      command === 'import' ? ['--out', join(folder, 'out')] : command === 'export' ? ['--format', 'tenon'] : [];
    const answer = await tenon(command, join(path, 'openapi.json'), ...out);
    expect(answer.code).not.toBe(0);
    expect(`${answer.out}${answer.err}`).not.toContain('SECRET-VALUE');
    expect(connections).toBe(0);
  },
);

test('follows no link out of a folder', async () => {
  const path = join(folder, 'linked');
  await mkdir(path);
  await writeFile(join(folder, 'outside.json'), '{"type": "object", "title": "SECRET-VALUE"}');
  await symlink(join(folder, 'outside.json'), join(path, 'inside.json'));
  await writeFile(join(path, 'openapi.json'), referring(['inside.json']));
  const { code, out, err } = await tenon('inspect', path, '--json');
  expect(code).not.toBe(0);
  expect(`${out}${err}`).not.toContain('SECRET-VALUE');
});

test('writes nothing outside its folder, whatever a connector is called', async () => {
  const name = '../../../escaped';
  const definition = {
    swagger: '2.0',
    info: { title: name, version: name },
    host: 'a.example',
    paths: { [`/${name}`]: { get: { operationId: name, tags: [name], responses: {} } } },
    definitions: { [name]: { type: 'object' } },
  };
  const source = join(folder, 'names');
  await mkdir(source);
  await writeFile(join(source, 'apiDefinition.swagger.json'), JSON.stringify(definition));
  await writeFile(
    join(source, 'settings.json'),
    JSON.stringify({ icon: `${name}.png`, apiProperties: name, script: name }),
  );
  await writeFile(join(source, 'readme.md'), `# ${name}`);
  const before = await readdir(folder);
  const { code } = await tenon('import', source, '--out', join(folder, 'deep', 'target'));
  expect(code).toBe(0);
  expect((await readdir(folder)).sort()).toEqual([...before, 'deep'].sort());
  expect(await readdir(join(folder, 'deep'))).toEqual(['target']);
  expect((await readdir(join(folder, 'deep', 'target'))).sort()).toEqual([
    'apiDefinition.swagger.json',
    'apiProperties.json',
    'readme.md',
    'settings.json',
  ]);
  expect(JSON.parse(await readFile(join(folder, 'deep', 'target', 'settings.json'), 'utf8'))).toMatchObject({
    apiProperties: 'apiProperties.json',
    icon: 'icon.png',
  });
});
