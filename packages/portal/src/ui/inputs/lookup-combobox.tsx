import { Combobox, Option, Spinner } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Found, LookupItem } from './lookups.ts';

/** What a control that chooses among the values of an API is given. */
export interface LookupControlProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly found: Found;
  readonly isDisabled: boolean;
  /** The list was opened: now its values are wanted. */
  readonly onOpened: () => void;
}

/** A value as the text of a field. */
export function textOfItem({ value }: Pick<LookupItem, 'value'>): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The most options that are drawn at once; typing narrows them. */
const mostShown = 200;

/** Chooses one of the values that the API told, found by typing. */
export function LookupCombobox(props: LookupControlProps & { readonly onType: () => void }) {
  const { label, value, onChange, found, isDisabled, onOpened, onType, ...control } = props;
  const [search, setSearch] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  /** Choosing what loads more is no choice: the list stays open. */
  const stays = useRef(false);
  const items = found.data?.kind === 'items' ? found.data.items : [];
  const chosen = items.find((item) => textOfItem(item) === value);
  const wanted = (search ?? '').trim().toLowerCase();
  const matching = items.filter((item) => `${item.title} ${textOfItem(item)}`.toLowerCase().includes(wanted));
  const isStray = value !== '' && found.data?.kind === 'items' && chosen === undefined && !found.hasNextPage;
  return (
    <Combobox
      {...control}
      freeform
      clearable={value !== ''}
      disabled={isDisabled}
      value={search ?? chosen?.title ?? value}
      selectedOptions={value === '' ? [] : [value]}
      placeholder={found.isFetching ? 'Loading…' : 'Choose…'}
      {...(found.isFetching ? { expandIcon: <Spinner size="tiny" aria-label={`Loading ${label}`} /> } : {})}
      {...(isStray ? { title: `“${value}” is not among the values that the API has.` } : {})}
      open={isOpen}
      onOpenChange={(_, data) => {
        if (!data.open && stays.current) {
          stays.current = false;
          return;
        }
        setOpen(data.open);
        if (data.open) onOpened();
        else setSearch(undefined);
      }}
      onChange={(event) => {
        setSearch(event.target.value);
        setOpen(true);
        onOpened();
      }}
      onBlur={() => setSearch(undefined)}
      onOptionSelect={(_, data) => {
        if (data.optionValue === loadMore) {
          stays.current = true;
          void found.fetchNextPage();
          return;
        }
        setSearch(undefined);
        if (data.optionValue === typeInstead) onType();
        else onChange(data.optionValue ?? '');
      }}
    >
      {matching.slice(0, mostShown).map((item) => (
        <Option key={textOfItem(item)} value={textOfItem(item)} text={item.title} disabled={!item.isSelectable}>
          {item.title}
        </Option>
      ))}
      {matching.length === 0 ? (
        <Option value="" text={search ?? ''} disabled>
          {emptyWords(found, items.length)}
        </Option>
      ) : null}
      {matching.length > mostShown ? (
        <Option value="" text="" disabled>
          {`${matching.length - mostShown} more: type to find them`}
        </Option>
      ) : null}
      {found.hasNextPage ? (
        <Option value={loadMore} text={search ?? ''} disabled={found.isFetchingNextPage}>
          {found.isFetchingNextPage ? 'Loading more…' : `Load more (${items.length} so far)`}
        </Option>
      ) : null}
      <Option value={typeInstead} text={search ?? ''}>
        Enter a custom value
      </Option>
    </Combobox>
  );
}

/** The option that is no value: it asks for the items that follow. */
const loadMore = '\u0000more';
/** The option that is no value: it opens the field to type in. */
const typeInstead = '\u0000type';

function emptyWords(found: Found, count: number): string {
  if (found.isFetching) return 'Loading…';
  if (found.isError) return 'The values could not be loaded';
  if (found.data?.kind === 'waiting') return `Give ${found.data.missing.map((one) => one.label).join(' and ')} first`;
  if (count === 0) return 'The API has no values here';
  return found.hasNextPage ? `Nothing matches among the first ${count}` : 'Nothing matches';
}
