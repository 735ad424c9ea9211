import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { type ReactNode, useId } from 'react';
import { DiagnosticList } from '../../../ui/diagnostic-list.tsx';
import type { ShownDiagnostic } from '../../../ui/shown-diagnostic.ts';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: '14px 18px 18px',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    minWidth: 0,
  },
  wrong: { borderLeft: `4px solid ${tokens.colorStatusDangerBorderActive}` },
  head: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  words: { flex: 1, minWidth: 0 },
  title: { margin: 0, overflowWrap: 'anywhere' },
  kind: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** One entry of a card's menu. */
export interface CardAction {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly act: () => void;
}

interface CardProps {
  readonly title: string;
  readonly kind: string;
  readonly icon: ReactNode;
  readonly actions?: readonly CardAction[];
  readonly diagnostics: readonly ShownDiagnostic[];
  readonly children: ReactNode;
}

/** One step of a workflow in the form, with what is wrong with it. */
export function Card({ title, kind, icon, actions = [], diagnostics, children }: CardProps) {
  const styles = useStyles();
  const id = useId();
  const isWrong = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return (
    <section className={mergeClasses(styles.card, isWrong && styles.wrong)} aria-labelledby={id}>
      <div className={styles.head}>
        {icon}
        <div className={styles.words}>
          <Subtitle2 as="h2" id={id} className={styles.title}>
            {title}
          </Subtitle2>
          <div className={styles.kind}>{kind}</div>
        </div>
        {actions.length > 0 ? (
          <Menu positioning="below-end">
            <MenuTrigger disableButtonEnhancement>
              <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={`More for ${title}`} />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {actions.map((action) => (
                  <MenuItem key={action.label} disabled={action.isDisabled === true} onClick={action.act}>
                    {action.label}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        ) : null}
      </div>
      {children}
      {diagnostics.length > 0 ? <DiagnosticList diagnostics={diagnostics} /> : null}
    </section>
  );
}
