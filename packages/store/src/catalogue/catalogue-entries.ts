import { packFiles, type SourceFile, unpackFiles } from '../connectors/source-files.ts';
import type { Scope } from '../scope.ts';
import { storableJson, storableText } from '../storable.ts';

/** A published connector without its documents. */
export interface ListedEntry {
  readonly name: string;
  readonly publisherTenantId: string;
  readonly publisher: string;
  readonly nominationId: string;
  readonly connectorId: string | null;
  readonly versionNumber: number;
  readonly state: 'staged' | 'preview' | 'generally-available' | 'suspended' | 'withdrawn' | 'deprecated';
  readonly title: string;
  readonly description: string;
  readonly icon: string | null;
  readonly color: string | null;
  readonly categories: readonly string[];
  readonly operationCount: number;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** A published connector. It belongs to no tenant: everyone reads it. */
export interface CatalogueEntry extends ListedEntry {
  /** Names, summaries and descriptions of its operations, for the search. */
  readonly operationText: string;
  readonly declarations: unknown;
  readonly digest: string;
  readonly files: readonly SourceFile[];
}

const columns = `name, publisher_tenant_id as "publisherTenantId", publisher, nomination_id as "nominationId",
  connector_id as "connectorId", version_number as "versionNumber", state, title, description, icon, color, categories,
  operation_count as "operationCount", published_at as "publishedAt", updated_at as "updatedAt"`;

const published = `state in ('preview', 'generally-available')`;

/** The catalogue. Names compare ignoring case. Only the system scope writes it. */
export function catalogueEntries(scope: Scope) {
  return {
    /** Writes an entry, in place of the one of that name. */
    async put(entry: CatalogueEntry): Promise<void> {
      await scope.query(
        `insert into catalogue_entries (name, publisher_tenant_id, publisher, nomination_id, connector_id, version_number,
           state, title, description, operation_text, icon, color, categories, operation_count, declarations, files, digest,
           published_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
         on conflict (name_key) do update set publisher = excluded.publisher, nomination_id = excluded.nomination_id,
           connector_id = excluded.connector_id, version_number = excluded.version_number, state = excluded.state,
           title = excluded.title, description = excluded.description, operation_text = excluded.operation_text,
           icon = excluded.icon, color = excluded.color, categories = excluded.categories,
           operation_count = excluded.operation_count, declarations = excluded.declarations, files = excluded.files,
           digest = excluded.digest, updated_at = excluded.updated_at
         where catalogue_entries.publisher_tenant_id = excluded.publisher_tenant_id`,
        [
          entry.name,
          entry.publisherTenantId,
          storableText(entry.publisher),
          entry.nominationId,
          entry.connectorId,
          entry.versionNumber,
          entry.state,
          storableText(entry.title),
          storableText(entry.description),
          storableText(entry.operationText),
          entry.icon,
          entry.color,
          entry.categories,
          entry.operationCount,
          storableJson(entry.declarations),
          packFiles(entry.files),
          entry.digest,
          entry.publishedAt,
          entry.updatedAt,
        ],
      );
    },
    async setState(name: string, state: ListedEntry['state'], updatedAt: Date): Promise<void> {
      await scope.query(`update catalogue_entries set state = $2, updated_at = $3 where name_key = lower($1)`, [
        name,
        state,
        updatedAt,
      ]);
    },
    /** In whatever state: a caller that shows it asks for `published` states himself. */
    async find(name: string): Promise<CatalogueEntry | undefined> {
      const rows = await scope.query<Omit<CatalogueEntry, 'files'> & { readonly packed: Buffer }>(
        `select ${columns}, operation_text as "operationText", declarations, digest, files as packed
         from catalogue_entries where name_key = lower($1)`,
        [name],
      );
      if (rows[0] === undefined) return undefined;
      const { packed, ...entry } = rows[0];
      return { ...entry, files: unpackFiles(packed) };
    },
    async findByConnector(connectorId: string): Promise<ListedEntry | undefined> {
      return (
        await scope.query<ListedEntry>(`select ${columns} from catalogue_entries where connector_id = $1`, [
          connectorId,
        ])
      )[0];
    },
    /** The titles of all other connectors that are in the catalogue or on their way into it. */
    async otherTitles(connectorId: string | null): Promise<readonly string[]> {
      const rows = await scope.query<{ readonly title: string }>(
        `select title from catalogue_entries where connector_id is distinct from $1 and state <> 'withdrawn'`,
        [connectorId],
      );
      return rows.map(({ title }) => title);
    },
    /** Whether another connector has the same icon; lengths are compared first, because they are known without reading icons. */
    async othersHaveIcon(connectorId: string | null, icon: string): Promise<boolean> {
      const rows = await scope.query(
        `select 1 from catalogue_entries
         where connector_id is distinct from $1 and state <> 'withdrawn'
           and octet_length(icon) = octet_length($2::text) and icon = $2
         limit 1`,
        [connectorId, icon],
      );
      return rows.length > 0;
    },
    /**
     * Published entries. With a search the best match first, by words and, where they find little, by
     * likeness of the title, so that a typing error is forgiven; without one by title.
     */
    list(filter: {
      readonly search?: string | undefined;
      readonly category?: string | undefined;
      readonly offset: number;
      readonly limit: number;
    }): Promise<readonly ListedEntry[]> {
      return scope.query(
        `with wanted as (select websearch_to_tsquery('english', $1) || websearch_to_tsquery('simple', $1) as query,
           lower($1) as text)
         select ${columns} from catalogue_entries, wanted
         where ${published} and ($2::text is null or $2 = any (categories))
           and ($1 = '' or search @@ wanted.query or lower(title) like '%' || replace(replace(replace(
             wanted.text, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
             or word_similarity(wanted.text, lower(title)) > 0.45)
         order by case when $1 = '' then 0 else
             ts_rank(search, wanted.query) + word_similarity(wanted.text, lower(title)) end desc,
           lower(title), name_key
         limit $4 offset $3`,
        [filter.search ?? '', filter.category ?? null, filter.offset, filter.limit],
      );
    },
    /** The categories of published entries and how many each holds, by name. */
    categories(): Promise<readonly { readonly name: string; readonly count: number }[]> {
      return scope.query(
        `select category as name, count(*)::int as count from catalogue_entries, unnest(categories) as category
         where ${published} group by category order by category`,
      );
    },
  };
}
