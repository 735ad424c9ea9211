import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  view: {
    margin: 0,
    padding: '12px 14px',
    maxHeight: '360px',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    tabSize: 2,
  },
});

/** A value as it travelled: JSON indented, text as it is. Long ones scroll and are cut at 200,000 characters. */
export function JsonViewer({ label, value }: { readonly label: string; readonly value: unknown }) {
  const styles = useStyles();
  const text = shownText(value);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.view} tabIndex={0} aria-label={label}>
      {text}
    </section>
  );
}

const longest = 200_000;

/** What the viewer shows for a value. */
export function shownText(value: unknown): string {
  const text = value === undefined ? '(nothing)' : typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return text.length > longest ? `${text.slice(0, longest)}\n… ${text.length - longest} more characters` : text;
}
