import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { shownInstant } from '../../ui/instants.ts';
import type { Question } from './use-forum.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Who wrote something in a forum, for whom, and when. */
export function AuthorLine({ author, at }: { readonly author: Question['author']; readonly at: string }) {
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <Text size={200} weight="semibold">
        {author.isYou ? `${author.displayName} (you)` : author.displayName}
      </Text>
      <Text size={200} className={styles.quiet}>
        {author.organization} · {shownInstant(at)}
      </Text>
      {author.isPublisher ? (
        <Badge appearance="tint" color="brand" size="small">
          Publisher
        </Badge>
      ) : null}
    </span>
  );
}
