import { Badge, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  row: {
    width: '100%',
    display: 'flex',
    gap: '12px',
    alignItems: 'center',
    textAlign: 'start',
    padding: '10px 12px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, border: `1px solid ${tokens.colorBrandStroke1}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { fontSize: '24px', lineHeight: 0, flexShrink: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface ChoiceRowProps {
  readonly icon: ReactElement;
  readonly title: string;
  readonly detail: string;
  readonly isPreview?: boolean;
  readonly onChoose: () => void;
}

/** One thing to choose in a list. */
export function ChoiceRow({ icon, title, detail, isPreview, onChoose }: ChoiceRowProps) {
  const styles = useStyles();
  return (
    <li>
      <button type="button" className={styles.row} onClick={onChoose}>
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        <span className={styles.words}>
          <Text weight="semibold">
            {title}{' '}
            {isPreview ? (
              <Badge appearance="tint" color="brand">
                Preview
              </Badge>
            ) : null}
          </Text>
          <Caption1 className={styles.detail}>{detail}</Caption1>
        </span>
      </button>
    </li>
  );
}
