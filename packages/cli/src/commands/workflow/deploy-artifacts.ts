import { extname } from 'node:path';
import { readArtifacts } from '../../read-artifacts.ts';
import { callServer, type ServerAccess } from '../../server-client.ts';
import { UsageFailure } from '../../usage-failure.ts';

const apiVersion = 'api-version=2019-05-01';

/**
 * Puts the maps and schemas of a folder into an integration account, which is created where it lacks; gives the account's id.
 * Those that the account has and the folder has not stay.
 */
export async function deployArtifacts(
  access: ServerAccess,
  { folder, account, group }: { readonly folder: string | undefined; readonly account: string; readonly group: string },
): Promise<string> {
  const id = `${group}/providers/Microsoft.Logic/integrationAccounts/${encodeURIComponent(account)}`;
  if (folder === undefined) return id;
  const artifacts = await readArtifacts(folder);
  if (artifacts.length === 0) throw new UsageFailure(`${folder} holds neither Maps nor Schemas.`);
  await callServer(access, { method: 'PUT', path: `${id}?${apiVersion}`, body: {} });
  for (const { kind, name, content } of artifacts) {
    const properties =
      kind === 'schema'
        ? { schemaType: 'Xml', contentType: 'application/xml' }
        : extname(name).toLowerCase() === '.liquid'
          ? { mapType: 'Liquid', contentType: 'text/plain' }
          : { mapType: 'Xslt', contentType: 'application/xml' };
    const path = `${id}/${kind}s/${encodeURIComponent(name)}?${apiVersion}`;
    await callServer(access, { method: 'PUT', path, body: { properties: { ...properties, content } } });
  }
  return id;
}
