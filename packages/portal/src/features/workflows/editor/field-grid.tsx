import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))', gap: '14px' },
});

/** Fields beside each other as far as there is room. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().fields}>{children}</div>;
}
