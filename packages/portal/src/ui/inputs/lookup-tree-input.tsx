import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  Spinner,
  Text,
  Tree,
  TreeItem,
  TreeItemLayout,
} from '@fluentui/react-components';
import { DocumentRegular, FolderRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type LookupControlProps, textOfItem } from './lookup-combobox.tsx';
import { LookupFailure } from './lookup-failure.tsx';
import { type LookupItem, type Lookups, useLookup } from './lookups.ts';

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '6px' },
  tree: { maxHeight: '50vh', minHeight: '120px', overflowY: 'auto' },
});

interface Question {
  readonly input: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
}

interface LookupTreeInputProps extends LookupControlProps {
  readonly lookups: Lookups | undefined;
  readonly question: Question;
}

/** A value out of a tree of the API, such as a folder: typed, or picked in a dialog that opens one level after the other. */
export function LookupTreeInput({
  label,
  value,
  onChange,
  found,
  isDisabled,
  onOpened,
  lookups,
  question,
  ...control
}: LookupTreeInputProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const [picked, setPicked] = useState<LookupItem>();
  const items = found.data?.kind === 'items' ? found.data.items : [];
  const known =
    picked !== undefined && textOfItem(picked) === value ? picked : items.find((item) => textOfItem(item) === value);
  return (
    <div className={styles.row}>
      <Input
        {...control}
        value={known === undefined ? value : known.fullTitle || known.title}
        onChange={(_, data) => onChange(data.value)}
      />
      <Button
        icon={<FolderRegular />}
        disabled={isDisabled}
        aria-label={`Browse for ${label}`}
        onClick={() => {
          onOpened();
          setOpen(true);
        }}
      >
        Browse…
      </Button>
      {isOpen ? (
        <TreeDialog
          label={label}
          lookups={lookups}
          question={question}
          onClose={() => setOpen(false)}
          onPick={(item) => {
            setPicked(item);
            onChange(textOfItem(item));
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}

interface TreeDialogProps {
  readonly label: string;
  readonly lookups: Lookups | undefined;
  readonly question: Question;
  readonly onPick: (item: LookupItem) => void;
  readonly onClose: () => void;
}

function TreeDialog({ label, lookups, question, onPick, onClose }: TreeDialogProps) {
  const styles = useStyles();
  const [marked, setMarked] = useState<{ readonly key: string; readonly item: LookupItem }>();
  const mark = (key: string, item: LookupItem) => setMarked({ key, item });
  return (
    <Dialog open onOpenChange={(_, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Choose {label}</DialogTitle>
          <DialogContent>
            <div className={styles.tree}>
              <Level lookups={lookups} question={question} label={label} at="" marked={marked?.key} onMark={mark} />
            </div>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button appearance="primary" disabled={marked === undefined} onClick={() => marked && onPick(marked.item)}>
              {marked === undefined ? 'Choose' : `Choose ${marked.item.title}`}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface LevelProps {
  readonly lookups: Lookups | undefined;
  readonly question: Question;
  readonly label: string;
  /** The key of the item whose inside it is; empty at the root. */
  readonly at: string;
  readonly selected?: unknown;
  readonly marked: string | undefined;
  readonly onMark: (key: string, item: LookupItem) => void;
}

/** The items of one level, asked for when it is drawn. */
function Level({ lookups, question, label, at, selected, marked, onMark }: LevelProps) {
  const found = useLookup({ lookups, ...question, ...(selected === undefined ? {} : { selected }), isWanted: true });
  const rest = { lookups, question, label, marked, onMark };
  if (found.isPending) return <Spinner size="tiny" label="Loading…" labelPosition="after" />;
  if (found.isError) {
    return <LookupFailure title="This could not be loaded." error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (found.data.kind === 'waiting')
    return <Text>Give {found.data.missing.map((one) => one.label).join(' and ')} first.</Text>;
  const items = found.data.kind === 'items' ? found.data.items : [];
  if (items.length === 0) return <Text>There is nothing here.</Text>;
  return (
    <>
      <Tree aria-label={at === '' ? label : `Inside of ${at}`}>
        {items.map((item) => (
          <Node key={textOfItem(item)} {...rest} item={item} at={`${at}/${textOfItem(item)}`} />
        ))}
      </Tree>
      {found.hasNextPage ? (
        <Button size="small" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {found.isFetchingNextPage ? 'Loading more…' : 'Load more'}
        </Button>
      ) : null}
    </>
  );
}

function Node({ item, at, ...rest }: Omit<LevelProps, 'selected'> & { readonly item: LookupItem }) {
  const [isOpen, setOpen] = useState(false);
  const isMarked = rest.marked === at;
  const mark = () => {
    if (item.isSelectable) rest.onMark(at, item);
  };
  return (
    <TreeItem
      itemType={item.isParent ? 'branch' : 'leaf'}
      value={at}
      open={isOpen}
      aria-selected={isMarked}
      onClick={(event) => {
        event.stopPropagation();
        mark();
      }}
      onOpenChange={(event, data) => {
        event.stopPropagation();
        mark();
        setOpen(data.open);
      }}
    >
      <TreeItemLayout
        iconBefore={item.isParent ? <FolderRegular /> : <DocumentRegular />}
        {...(isMarked ? { aside: <Text weight="semibold">chosen</Text> } : {})}
      >
        {item.title}
      </TreeItemLayout>
      {item.isParent && isOpen ? <Level {...rest} at={at} selected={item.source} /> : null}
    </TreeItem>
  );
}
