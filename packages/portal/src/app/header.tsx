import {
  Button,
  Drawer,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular, NavigationRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { NoticesBell } from '../features/notices/notices-bell.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ContextSwitch } from './context-switch.tsx';
import { NavigationList } from './navigation.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

const useStyles = makeStyles({
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 5,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    paddingInline: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  menu: { display: 'none', '@media (max-width: 640px)': { display: 'inline-flex' } },
  home: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    paddingInline: '6px',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  word: { '@media (max-width: 460px)': { display: 'none' } },
  space: { flex: 1 },
});

/** The bar above every page: product, context, notices, look, account. */
export function Header() {
  const styles = useStyles();
  const [isMenuOpen, setMenuOpen] = useState(false);
  return (
    <header className={styles.header}>
      <Button
        className={styles.menu}
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label="Open navigation"
        onClick={() => setMenuOpen(true)}
      />
      <Link to="/" className={styles.home} aria-label="Tenon home">
        <img src="/tenon.svg" alt="" width="26" height="26" />
        <span className={styles.word}>Tenon</span>
      </Link>
      <ContextSwitch />
      <div className={styles.space} />
      <NoticesBell />
      <ThemeSwitch />
      <AccountMenu />
      <Drawer
        type="overlay"
        open={isMenuOpen}
        onOpenChange={(_, data) => setMenuOpen(data.open)}
        aria-label="Navigation"
      >
        <DrawerHeader>
          <DrawerHeaderTitle
            action={
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label="Close navigation"
                onClick={() => setMenuOpen(false)}
              />
            }
          >
            Tenon
          </DrawerHeaderTitle>
        </DrawerHeader>
        <DrawerBody>
          <nav aria-label="Main">
            <NavigationList isWide onNavigate={() => setMenuOpen(false)} />
          </nav>
        </DrawerBody>
      </Drawer>
    </header>
  );
}
