import type { Session } from '../session/use-session.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** For a member who can see no subscription: nothing can be shown, but why and what to do. */
export function NoSubscriptionPage({ session }: { readonly session: Session }) {
  return (
    <Page title={session.tenant.displayName}>
      <EmptyState title="You belong to no subscription yet" actions={<SignOutButton />}>
        Connectors and workflows live in subscriptions. Ask an owner of {session.tenant.displayName} to give you a role
        in one; then load this page again.
      </EmptyState>
    </Page>
  );
}
