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
import { ChevronDownRegular, ChevronRightRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { DiagnosticList } from '../../../ui/diagnostic-list.tsx';
import type { ShownDiagnostic } from '../../../ui/shown-diagnostic.ts';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: '14px 18px',
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    minWidth: 0,
    ':focus': { outline: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  wrong: { borderLeft: `4px solid ${tokens.colorStatusDangerBorderActive}` },
  head: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  words: { flex: 1, minWidth: 0 },
  title: { margin: 0, overflowWrap: 'anywhere' },
  kind: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  note: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
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
  /** The depth of the heading: 2 at the top. */
  readonly level?: number;
  /** Whether the contents show. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Whether the card takes the focus, once. */
  readonly isNew?: boolean;
  readonly onShown?: () => void;
}

/** One step of a workflow in the form, with what is wrong with it. */
export function Card({
  title,
  kind,
  icon,
  actions = [],
  diagnostics,
  children,
  level = 2,
  isOpen,
  onToggle,
  isNew,
  onShown,
}: CardProps) {
  const styles = useStyles();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNew !== true) return;
    section.current?.scrollIntoView({ block: 'nearest' });
    section.current?.focus();
    onShown?.();
  }, [isNew, onShown]);
  const isWrong = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  const heading = `h${Math.min(level, 6)}` as 'h2';
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={mergeClasses(styles.card, isWrong && styles.wrong)}
      aria-labelledby={id}
    >
      <div className={styles.head}>
        {icon}
        <div className={styles.words}>
          <Subtitle2 as={heading} id={id} className={styles.title}>
            {title}
          </Subtitle2>
          {kind === title ? null : <div className={styles.kind}>{kind}</div>}
          {isOpen || diagnostics.length === 0 ? null : (
            <div className={styles.note}>
              {diagnostics.length === 1 ? '1 finding' : `${diagnostics.length} findings`}
            </div>
          )}
        </div>
        <Button
          appearance="subtle"
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={isOpen}
          aria-label={`Details of ${title}`}
          onClick={onToggle}
        />
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
      {isOpen ? children : null}
      {isOpen && diagnostics.length > 0 ? <DiagnosticList diagnostics={diagnostics} /> : null}
    </section>
  );
}
