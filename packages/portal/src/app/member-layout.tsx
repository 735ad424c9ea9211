import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { MemberContextProvider } from '../session/member-context.tsx';
import { sessionQuery } from '../session/use-session.ts';
import { signedOutEvent } from '../transport/send.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { NoSubscriptionPage } from './no-subscription-page.tsx';

const useStyles = makeStyles({
  layout: {
    display: 'grid',
    gridTemplateRows: '52px minmax(0, 1fr)',
    minHeight: '100dvh',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  body: {
    display: 'grid',
    gridTemplateColumns: '224px minmax(0, 1fr)',
    '@media (max-width: 1100px)': { gridTemplateColumns: '60px minmax(0, 1fr)' },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  main: { minWidth: 0, outlineStyle: 'none' },
  skip: {
    position: 'absolute',
    left: '-999px',
    top: '8px',
    zIndex: 10,
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { left: '8px' },
  },
});

/** What surrounds every page of a signed-in member: header, navigation, and the way past them for keyboards. */
export function MemberLayout() {
  const styles = useStyles();
  const session = useQuery(sessionQuery);
  useReturnToSignIn();
  useFocusOnNewPage();
  return (
    <Loaded query={session} what="your session">
      {(data) => (
        <MemberContextProvider key={data.member.id} session={data} whenNone={<NoSubscriptionPage session={data} />}>
          <div className={styles.layout}>
            <a className={styles.skip} href="#content">
              Skip to content
            </a>
            <Header />
            <div className={styles.body}>
              <Navigation />
              <main id="content" tabIndex={-1} className={styles.main}>
                <Outlet />
              </main>
            </div>
          </div>
        </MemberContextProvider>
      )}
    </Loaded>
  );
}

function useReturnToSignIn() {
  const navigate = useNavigate();
  const client = useQueryClient();
  useEffect(() => {
    const leave = () => {
      client.removeQueries({ queryKey: ['session'] });
      void navigate({ to: '/sign-in', search: { next: `${window.location.pathname}${window.location.search}` } });
    };
    window.addEventListener(signedOutEvent, leave);
    return () => window.removeEventListener(signedOutEvent, leave);
  }, [navigate, client]);
}

/** A new page starts at its top, and a screen reader starts reading there. */
function useFocusOnNewPage() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    if (path === undefined) return;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
  }, [path]);
}
