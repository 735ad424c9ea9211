import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Refusal } from '@tenon/diagnostics';
import { sessionQuery } from '../session/use-session.ts';
import { MemberLayout } from './member-layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { ownPath } from './own-path.ts';
import { PageFailure } from './page-failure.tsx';
import { PagePending } from './page-pending.tsx';
import { queryClient } from './query-client.ts';

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: PageFailure });

const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  component: MemberLayout,
  beforeLoad: requireSession,
});

/** Leads who is not signed in to the sign-in page, and back afterwards. */
async function requireSession({
  location,
}: {
  readonly location: { readonly pathname: string; readonly href: string };
}) {
  try {
    return { session: await queryClient.ensureQueryData(sessionQuery) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } });
  }
}

/**
 * The `next` of the sign-in page: only a path of this portal. What is not one is said to be absent, because the router keeps
 * parameters that a validator leaves out as they came.
 */
function signInSearch(search: Record<string, unknown>): { readonly next?: string | undefined } {
  return { next: ownPath(search['next'], window.location.origin) };
}

function textSearch<const Name extends string>(...names: readonly Name[]) {
  return (search: Record<string, unknown>): { readonly [K in Name]?: string | undefined } =>
    Object.fromEntries(names.map((name) => [name, typeof search[name] === 'string' ? search[name] : undefined])) as {
      readonly [K in Name]?: string | undefined;
    };
}

const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/welcome',
    component: lazyRouteComponent(() => import('../features/welcome/welcome-page.tsx'), 'WelcomePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: signInSearch,
    component: lazyRouteComponent(() => import('../features/welcome/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazyRouteComponent(() => import('../features/welcome/invitation-page.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/signed-in',
    beforeLoad: requireSession,
    validateSearch: textSearch('connector', 'code', 'error'),
    component: lazyRouteComponent(() => import('../features/connectors/signed-in-page.tsx'), 'SignedInPage'),
  }),
  member.addChildren([
    createRoute({
      getParentRoute: () => member,
      path: '/',
      component: lazyRouteComponent(() => import('../features/home/home-page.tsx'), 'HomePage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/notices',
      component: lazyRouteComponent(() => import('../features/notices/notices-page.tsx'), 'NoticesPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/connectors',
      component: lazyRouteComponent(() => import('../features/connectors/connectors-page.tsx'), 'ConnectorsPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/connectors/new',
      component: lazyRouteComponent(() => import('../features/connectors/new-connector-page.tsx'), 'NewConnectorPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/connectors/$connectorId',
      component: lazyRouteComponent(() => import('../features/connectors/connector-page.tsx'), 'ConnectorPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/connectors/$connectorId/edit',
      validateSearch: textSearch('place', 'line'),
      component: lazyRouteComponent(() => import('../features/connectors/wizard-page.tsx'), 'WizardPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/workflows',
      component: lazyRouteComponent(() => import('../features/workflows/workflows-page.tsx'), 'WorkflowsPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/workflows/new',
      validateSearch: textSearch('connector'),
      component: lazyRouteComponent(() => import('./workflow-editor-page.tsx'), 'NewWorkflowPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/workflows/$subscription/$group/$name',
      component: lazyRouteComponent(() => import('../features/workflows/workflow-page.tsx'), 'WorkflowPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/workflows/$subscription/$group/$name/edit',
      component: lazyRouteComponent(() => import('./workflow-editor-page.tsx'), 'EditWorkflowPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/workflows/$subscription/$group/$name/runs/$run',
      component: lazyRouteComponent(() => import('../features/workflows/runs/run-page.tsx'), 'RunPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/expressions',
      component: lazyRouteComponent(() => import('../features/expressions/expressions-page.tsx'), 'ExpressionsPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/connections',
      validateSearch: textSearch('api', 'connection', 'code', 'error'),
      component: lazyRouteComponent(() => import('../features/connections/connections-page.tsx'), 'ConnectionsPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/integration-accounts',
      component: lazyRouteComponent(() => import('../features/integration-accounts/accounts-page.tsx'), 'AccountsPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/integration-accounts/$subscription/$group/$name',
      component: lazyRouteComponent(() => import('../features/integration-accounts/account-page.tsx'), 'AccountPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/catalogue',
      validateSearch: textSearch('search', 'category'),
      component: lazyRouteComponent(() => import('../features/catalogue/catalogue-page.tsx'), 'CataloguePage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/catalogue/$name',
      validateSearch: textSearch('tab', 'question'),
      component: lazyRouteComponent(() => import('../features/catalogue/entry-page.tsx'), 'EntryPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/nominations',
      component: lazyRouteComponent(() => import('../features/nominations/nominations-page.tsx'), 'NominationsPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/nominations/new/$connectorId',
      component: lazyRouteComponent(() => import('../features/nominations/nominate-page.tsx'), 'NominatePage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/nominations/$nominationId',
      component: lazyRouteComponent(() => import('../features/nominations/nomination-page.tsx'), 'NominationPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/reviews',
      component: lazyRouteComponent(() => import('../features/reviews/reviews-page.tsx'), 'ReviewsPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/reviews/$nominationId',
      component: lazyRouteComponent(() => import('../features/reviews/review-page.tsx'), 'ReviewPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/operations',
      component: lazyRouteComponent(() => import('../features/operations/operations-page.tsx'), 'OperationsPage'),
    }),
    createRoute({
      getParentRoute: () => member,
      path: '/organization/{-$section}',
      component: lazyRouteComponent(() => import('../features/organization/organization-page.tsx'), 'OrganizationPage'),
    }),
  ]),
]);

/** All pages of the portal. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: false,
  defaultPendingComponent: PagePending,
  defaultErrorComponent: PageFailure,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
