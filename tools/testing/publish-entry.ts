import { catalogueEntries, type Store } from '@tenon/store';

/** Puts a connector into the catalogue as Preview, without the way that leads there. */
export async function publishEntry(
  store: Store,
  entry: {
    readonly name: string;
    readonly title: string;
    readonly publisherTenantId: string;
    /** A Swagger 2.0 definition with one operation. */
    readonly definition: object;
  } & Partial<Parameters<ReturnType<typeof catalogueEntries>['put']>[0]>,
): Promise<void> {
  const { definition, ...given } = entry;
  const at = new Date();
  await store.asSystem((scope) =>
    catalogueEntries(scope).put({
      publisher: 'Tester',
      nominationId: entry.publisherTenantId,
      connectorId: null,
      versionNumber: 1,
      state: 'preview',
      description: '',
      icon: null,
      color: null,
      categories: [],
      operationCount: 1,
      operationText: '',
      declarations: {},
      digest: `digest of ${entry.name}`,
      files: [{ name: 'apiDefinition.swagger.json', bytes: Buffer.from(JSON.stringify(definition)) }],
      publishedAt: at,
      updatedAt: at,
      ...given,
    }),
  );
}
