import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { JsonViewer } from '../../../ui/json-viewer.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import type { ContentLink } from './run-types.ts';
import { useContent } from './use-content.ts';

const useStyles = makeStyles({
  side: { display: 'flex', flexDirection: 'column', gap: '6px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface ContentViewProps {
  readonly label: 'Inputs' | 'Outputs';
  readonly link: ContentLink | undefined;
  readonly inline: unknown;
  readonly secured: readonly string[] | undefined;
}

/** A browser shows so many bytes of JSON without halting; what is larger is downloaded. */
const mostShown = 1_000_000;

/** What went into a step or came out of it: inline, behind its link, or not shown because it is secured. */
export function ContentView({ label, link, inline, secured }: ContentViewProps) {
  const styles = useStyles();
  const isLarge = (link?.contentSize ?? 0) > mostShown;
  const content = useContent(inline === undefined && !isLarge ? link : undefined);
  return (
    <div className={styles.side}>
      <Text weight="semibold">{label}</Text>
      {inline !== undefined ? (
        <JsonViewer label={label} value={inline} />
      ) : link !== undefined && isLarge ? (
        <Text className={styles.quiet}>
          {((link.contentSize ?? 0) / 1_000_000).toFixed(1)} MB, too large to be shown here.{' '}
          <Link href={link.uri} download={`${label.toLowerCase()}.json`} aria-label={`Download ${label.toLowerCase()}`}>
            Download
          </Link>
        </Text>
      ) : link !== undefined ? (
        <Loaded query={content} what={label.toLowerCase()}>
          {(data) => <JsonViewer label={label} value={data.value} />}
        </Loaded>
      ) : (
        <Text className={styles.quiet}>{secured === undefined ? 'None.' : 'Secured: not shown.'}</Text>
      )}
    </div>
  );
}
