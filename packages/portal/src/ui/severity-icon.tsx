import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissCircleRegular, InfoRegular, WarningRegular } from '@fluentui/react-icons';
import type { ShownDiagnostic } from './shown-diagnostic.ts';

const useStyles = makeStyles({
  icon: { fontSize: '20px', lineHeight: '20px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  info: { color: tokens.colorBrandForeground1 },
});

const words = { error: 'Error', warning: 'Warning', info: 'Note' } as const;
const icons = { error: DismissCircleRegular, warning: WarningRegular, info: InfoRegular } as const;

/** How grave a finding is, as a picture that is also read out. */
export function SeverityIcon({ severity }: { readonly severity: ShownDiagnostic['severity'] }) {
  const styles = useStyles();
  const Icon = icons[severity];
  return (
    <span className={mergeClasses(styles.icon, styles[severity])} role="img" aria-label={words[severity]}>
      <Icon />
    </span>
  );
}
