import { Page } from '../ui/page.tsx';
import { RouterButton } from '../ui/router-link.tsx';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page
      title="Page not found"
      intro="There is nothing at this address. It may have been deleted, or the link is incomplete."
    >
      <div>
        <RouterButton to="/" appearance="primary">
          Go to the home page
        </RouterButton>
      </div>
    </Page>
  );
}
