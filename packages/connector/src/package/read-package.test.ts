import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportConnector } from '../export/export-connector.ts';
import { definitionText } from '../import/fixture.ts';
import { importConnector } from '../import/import-connector.ts';
import type { Connector, ConnectorFile } from '../model/connector.ts';

const properties = JSON.stringify({
  properties: { connectionParameters: { key: { type: 'securestring' } }, iconBrandColor: '#112233' },
});
const icon = '\u0089PNG';

function filesOf(tree: Readonly<Record<string, string>>): readonly ConnectorFile[] {
  return Object.entries(tree).map(([name, content]) => ({ name, content }));
}

function zip(tree: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(tree).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );
}

function imported(files: readonly ConnectorFile[]): Connector {
  const { value, diagnostics } = importConnector(files);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

const renamed = {
  'settings.json': JSON.stringify({
    connectorId: 'c',
    apiDefinition: 'def.json',
    apiProperties: 'props.json',
    icon: 'logo.png',
    script: 'code.csx',
  }),
  'def.json': definitionText({}),
  'props.json': properties,
  'logo.png': icon,
  'code.csx': 'public class Script : ScriptBase {}',
};
const customizations = (colors: Readonly<Record<string, string>>): string =>
  `<X><Connectors>${Object.entries(colors)
    .map(([name, color]) => `<Connector><name>${name}</name><iconbrandcolor>${color}</iconbrandcolor></Connector>`)
    .join('')}</Connectors></X>`;
const parts = (folder: string): Readonly<Record<string, string>> => ({
  [`${folder}/new_a_openapidefinition.json`]: definitionText({}),
  [`${folder}/new_a_connectionparameters.json`]: JSON.stringify({ key: { type: 'securestring' } }),
  [`${folder}/new_a_iconblob.Png`]: icon,
  [`${folder}/new_a_customcode.csx`]: 'public class Script : ScriptBase {}',
});
const solution = {
  ...parts('Connector'),
  'solution.xml': '<x/>',
  'customizations.xml': customizations({ new_a: '#112233' }),
};

test.each([
  { name: 'with settings that name the files', files: filesOf(renamed) },
  {
    name: 'in a folder of a zip',
    files: [
      {
        name: 'a.zip',
        content: zip(Object.fromEntries(Object.entries(renamed).map(([name, text]) => [`My/${name}`, text]))),
      },
    ],
  },
  { name: 'as a solution', files: [{ name: 's.zip', content: zip(solution) }] },
  {
    name: 'as an unpacked solution',
    files: filesOf({
      ...parts('Connectors'),
      'Connectors/new_a.xml': '<Connector><iconbrandcolor>#112233</iconbrandcolor></Connector>',
      'Other/Customizations.xml': '<x/>',
    }),
  },
  {
    name: 'beside another connector of the solution',
    files: filesOf({
      ...solution,
      'customizations.xml': customizations({ new_b: '#999999', new_a: '#112233' }),
      'Connector/new_b_openapidefinition.json': definitionText({ info: { title: 'Other', version: '1' } }),
    }),
  },
  {
    name: 'as a submission',
    files: [
      {
        name: 'ConnectorPackage.zip',
        content: zip({
          'intro.md': '# Intro',
          'package.zip': zip({
            'PkgAssets/ConnectorSolution.zip': zip(solution),
            'PkgAssets/FlowSolution.zip': zip({ 'Workflows/w.json': '{}' }),
          }),
        }),
      },
    ],
  },
])('reads a package $name', ({ files }) => {
  const connector = imported(files);
  expect(connector.title).toBe('Things');
  expect(connector.branding.iconBrandColor).toBe('#112233');
  expect(connector.connection.parameters.map(({ name, type }) => `${name} ${type}`)).toEqual(['key secret']);
  expect(connector.branding.icon?.content.length).toBeGreaterThan(0);
  expect(connector.script?.text).toContain('ScriptBase');
});

test('gives settings back with the names that an export gives the files', () => {
  const settings = exportConnector(imported(filesOf(renamed)), 'microsoft').value.find(
    ({ name }) => name === 'settings.json',
  );
  expect(JSON.parse(String(settings?.content))).toEqual({
    connectorId: 'c',
    apiDefinition: 'apiDefinition.swagger.json',
    apiProperties: 'apiProperties.json',
    icon: 'icon.png',
    script: 'script.csx',
  });
});

test('takes the kinds of authentication of a submission from its custom properties', () => {
  const sets = {
    values: [
      { name: 'key', parameters: {} },
      { name: 'login', parameters: {} },
    ],
  };
  const connector = imported(
    filesOf({
      ...solution,
      'customProperties.json': JSON.stringify({ properties: { connectionParameterSets: sets } }),
    }),
  );
  expect(connector.connection.sets.map(({ name }) => name)).toEqual(['key', 'login']);
});

test.each([
  { name: 'a web page', text: '<!DOCTYPE html><html><body>Sign in</body></html>', message: 'a web page' },
  { name: 'another XML document', text: '<?xml version="1.0"?><rss/>', message: 'no WSDL 1.1 description' },
])('says of $name that it is no definition', ({ text, message }) => {
  const { value, diagnostics } = importConnector([{ name: 'openapi.json', content: text }]);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'import-not-a-definition', message: expect.stringContaining(message) }]);
});

test('recognises UTF-16 without a byte-order mark', () => {
  const text = definitionText({});
  const bytes = new Uint8Array([...text].flatMap((character) => [character.charCodeAt(0), 0]));
  const { diagnostics } = importConnector([{ name: 'a.json', content: bytes }]);
  expect(diagnostics.map(({ code }) => code)).toEqual(['encoding-not-utf8']);
  expect(importConnector([{ name: 'a.json', content: bytes }], { repair: 'accept' }).value?.title).toBe('Things');
});
