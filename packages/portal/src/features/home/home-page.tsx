import { useMember } from '../../session/member-context.tsx';
import { Page } from '../../ui/page.tsx';
import { FirstSteps } from './first-steps.tsx';
import { HomeCounts } from './home-counts.tsx';

/** Where a member starts: what to do next, and what there is. */
export function HomePage() {
  const { session, subscription, region } = useMember();
  return (
    <Page
      title={`Welcome, ${session.member.displayName}`}
      intro={`You are working in ${session.tenant.displayName}, subscription ${subscription.displayName}, region ${region.displayName}.`}
    >
      <FirstSteps />
      <HomeCounts />
    </Page>
  );
}
