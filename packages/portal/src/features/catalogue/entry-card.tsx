import { Badge, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { ConnectorIcon } from '../../ui/connector-icon.tsx';
import type { CatalogueSummary } from './use-catalogue.ts';

const useStyles = makeStyles({
  card: {
    height: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '18px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { border: `1px solid ${tokens.colorBrandStroke1}`, boxShadow: tokens.shadow4 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  head: { display: 'flex', gap: '12px', alignItems: 'center' },
  words: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  foot: { marginTop: 'auto', display: 'flex', flexWrap: 'wrap', gap: '6px 12px', alignItems: 'center' },
});

/** One published connector, leading to its page. */
export function EntryCard({ connector }: { readonly connector: CatalogueSummary }) {
  const styles = useStyles();
  return (
    <li>
      <Link to="/catalogue/$name" params={{ name: connector.name }} className={styles.card}>
        <span className={styles.head}>
          <ConnectorIcon title={connector.title} icon={connector.icon} color={connector.color} size="large" />
          <span className={styles.words}>
            <Text weight="semibold" size={400}>
              {connector.title}
            </Text>
            <Caption1 className={styles.quiet}>{connector.publisher}</Caption1>
          </span>
        </span>
        <Text className={styles.quiet}>{connector.description}</Text>
        <span className={styles.foot}>
          {connector.preview ? (
            <Badge appearance="tint" color="brand">
              Preview
            </Badge>
          ) : null}
          <Caption1 className={styles.quiet}>
            {connector.operationCount === 1 ? '1 operation' : `${connector.operationCount} operations`}
          </Caption1>
          {connector.categories.map((category) => (
            <Caption1 key={category} className={styles.quiet}>
              {category}
            </Caption1>
          ))}
        </span>
      </Link>
    </li>
  );
}
