import { Loading } from '../ui/loading.tsx';

/** While the code of a page is on its way. */
export function PagePending() {
  return <Loading label="Opening the page…" />;
}
