import { makeStyles, Text, tokens } from '@fluentui/react-components';
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

/** What went into a step or came out of it: inline, behind its link, or not shown because it is secured. */
export function ContentView({ label, link, inline, secured }: ContentViewProps) {
  const styles = useStyles();
  const content = useContent(inline === undefined ? link : undefined);
  return (
    <div className={styles.side}>
      <Text weight="semibold">{label}</Text>
      {inline !== undefined ? (
        <JsonViewer label={label} value={inline} />
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
