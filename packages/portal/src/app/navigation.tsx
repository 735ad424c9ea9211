import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  BookRegular,
  BranchForkRegular,
  CertificateRegular,
  ClipboardTaskListLtrRegular,
  DocumentTableRegular,
  HomeRegular,
  LinkRegular,
  MathFormulaRegular,
  OrganizationRegular,
  PlugConnectedRegular,
  PulseRegular,
} from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMember } from '../session/member-context.tsx';

const useStyles = makeStyles({
  side: {
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 640px)': { display: 'none' },
  },
  sticky: { position: 'sticky', top: '52px' },
  list: { listStyle: 'none', margin: 0, padding: '12px 8px', display: 'flex', flexDirection: 'column', gap: '2px' },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '40px',
    paddingInline: '12px',
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    "&[aria-current='page']": {
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorBrandForeground2,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  icon: { fontSize: '20px', lineHeight: 0, flexShrink: 0 },
  shrinks: {
    '@media (max-width: 1100px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  gap: { height: '1px', margin: '8px 12px', backgroundColor: tokens.colorNeutralStroke2 },
});

interface Entry {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactElement;
}

const work: readonly Entry[] = [
  { to: '/', label: 'Home', icon: <HomeRegular /> },
  { to: '/connectors', label: 'Connectors', icon: <PlugConnectedRegular /> },
  { to: '/workflows', label: 'Workflows', icon: <BranchForkRegular /> },
  { to: '/expressions', label: 'Expressions', icon: <MathFormulaRegular /> },
  { to: '/connections', label: 'Connections', icon: <LinkRegular /> },
  { to: '/integration-accounts', label: 'Integration', icon: <DocumentTableRegular /> },
  { to: '/catalogue', label: 'Catalogue', icon: <BookRegular /> },
];

/** The pages of the portal, as the member may use them; a rail of icons on narrow screens. */
export function Navigation() {
  const styles = useStyles();
  return (
    <nav className={styles.side} aria-label="Main">
      <div className={styles.sticky}>
        <NavigationList />
      </div>
    </nav>
  );
}

/** The list inside the navigation; `isWide` keeps the labels at any width, as in the menu of small screens. */
export function NavigationList({
  isWide,
  onNavigate,
}: {
  readonly isWide?: boolean;
  readonly onNavigate?: () => void;
}) {
  const styles = useStyles();
  const { isReviewer, isOperator } = useMember();
  const administration: readonly Entry[] = [
    { to: '/nominations', label: 'Nominations', icon: <CertificateRegular /> },
    ...(isReviewer ? [{ to: '/reviews', label: 'Reviews', icon: <ClipboardTaskListLtrRegular /> }] : []),
    { to: '/organization', label: 'Organization', icon: <OrganizationRegular /> },
    ...(isOperator ? [{ to: '/operations', label: 'Operations', icon: <PulseRegular /> }] : []),
  ];
  const toItem = ({ to, label, icon }: Entry) => (
    <li key={to}>
      <Link
        to={to}
        className={styles.link}
        activeOptions={{ exact: to === '/' }}
        title={label}
        onClick={() => onNavigate?.()}
      >
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        <span className={mergeClasses(!isWide && styles.shrinks)}>{label}</span>
      </Link>
    </li>
  );
  return (
    <ul className={styles.list}>
      {work.map(toItem)}
      <li className={styles.gap} aria-hidden="true" />
      {administration.map(toItem)}
    </ul>
  );
}
