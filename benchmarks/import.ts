import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ConnectorFile, importConnector } from '../packages/connector/src/index.ts';
import { installPeer } from '../tools/peers/install-peer.ts';

/** The part of the peer that is used: it follows references and validates, and makes no model. */
interface Parser {
  validate(definition: object): Promise<unknown>;
}

const data = process.env['TENON_CONFORMANCE_DATA'] ?? resolve(import.meta.dirname, '../../shared');
const corpus = join(data, 'corpus/connectors');
const example = resolve(import.meta.dirname, '../examples/print-framer');
const folders = existsSync(corpus)
  ? readdirSync(corpus, { withFileTypes: true })
      .filter((group) => group.isDirectory())
      .flatMap((group) => readdirSync(join(corpus, group.name)).map((name) => join(corpus, group.name, name)))
  : [join(example, 'v1'), join(example, 'v2')];
const packages = folders.map((folder): readonly ConnectorFile[] =>
  readdirSync(folder).map((name) => ({ name, content: new Uint8Array(readFileSync(join(folder, name))) })),
);

const peer = installPeer('swagger-parser');
const { default: parser } = (await peer.load('@apidevtools/swagger-parser')) as unknown as { default: Parser };

/** Reads and validates as the peer's users do; a definition that is no JSON or not valid counts as done. */
async function validateByPeer(files: readonly ConnectorFile[]): Promise<void> {
  const file = files.find(({ name }) => /swagger|openapi/i.test(name) && name.endsWith('.json'));
  if (file === undefined || typeof file.content === 'string') return;
  await Promise.resolve(file.content)
    .then((bytes) => parser.validate(JSON.parse(new TextDecoder().decode(bytes)) as object))
    .catch(() => undefined);
}

for (const round of ['cold', 'warm']) {
  const start = performance.now();
  for (const files of packages) importConnector(files);
  const own = performance.now() - start;
  const middle = performance.now();
  for (const files of packages) await validateByPeer(files);
  const theirs = performance.now() - middle;
  console.log(
    `import, ${round}: ${packages.length} connectors in ${own.toFixed(0)} ms; @apidevtools/swagger-parser ` +
      `${peer.version('@apidevtools/swagger-parser')} dereferences and validates them in ${theirs.toFixed(0)} ms: ` +
      `${(theirs / own).toFixed(1)} times as long`,
  );
}

const large = join(data, 'corpus/openapi/v3.0/large/github.yaml');
if (existsSync(large)) {
  const content = new Uint8Array(readFileSync(large));
  const start = performance.now();
  const { value } = importConnector([{ name: 'github.yaml', content }]);
  console.log(
    `import, one of ${(content.length / 1e6).toFixed(1)} MB: ${value?.operations.length} operations in ` +
      `${(performance.now() - start).toFixed(0)} ms; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB in the whole process`,
  );
}
