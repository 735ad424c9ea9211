import type { AnswerOf, getNomination, listCatalogue } from '@tenon/contract';
import type { CatalogueEntry, ListedEntry } from '@tenon/store';

/** A published connector in a list. */
export function describeEntry(entry: ListedEntry): AnswerOf<typeof listCatalogue>['connectors'][number] {
  return {
    name: entry.name,
    title: entry.title,
    description: entry.description,
    publisher: entry.publisher,
    preview: entry.state === 'preview',
    icon: entry.icon,
    color: entry.color,
    categories: [...entry.categories],
    operationCount: entry.operationCount,
    publishedAt: entry.publishedAt.toISOString(),
    updatedAt: entry.updatedAt.toISOString(),
  };
}

/** What the publisher declared of an entry: only we wrote it. */
export function declaredOf(entry: CatalogueEntry): AnswerOf<typeof getNomination>['declarations'] {
  return entry.declarations as AnswerOf<typeof getNomination>['declarations'];
}

/** Whether everyone may see an entry. */
export function isPublished(entry: ListedEntry): boolean {
  return entry.state === 'preview' || entry.state === 'generally-available';
}
