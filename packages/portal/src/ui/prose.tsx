import { makeStyles, tokens } from '@fluentui/react-components';
import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { useMemo } from 'react';

const useStyles = makeStyles({
  prose: {
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    '& h1, & h2, & h3, & h4': { fontSize: tokens.fontSizeBase400, marginBlock: '16px 6px' },
    '& p, & ul, & ol': { marginBlock: '8px' },
    '& a': { color: tokens.colorBrandForegroundLink },
    '& code': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
    '& pre': {
      overflowX: 'auto',
      padding: '12px',
      borderRadius: '6px',
      backgroundColor: tokens.colorNeutralBackground3,
    },
  },
});

/** Markdown written by people: only text, links, lists, tables and code come through; no pictures, styles or scripts. */
export function Prose({ text }: { readonly text: string }) {
  const styles = useStyles();
  const html = useMemo(() => cleanMarkdown(text), [text]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the HTML went through DOMPurify with a short list of allowed tags
  return <div className={styles.prose} dangerouslySetInnerHTML={{ __html: html }} />;
}

const allowedTags = [
  ...['p', 'br', 'strong', 'em', 'del', 'a', 'ul', 'ol', 'li', 'code', 'pre', 'blockquote', 'hr'],
  ...['h1', 'h2', 'h3', 'h4', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/** Tags that people write are shown as they were written: nothing of them is ever parsed as HTML. */
const markdown = new Marked({
  gfm: true,
  breaks: true,
  renderer: { html: ({ text }) => escapeHtml(text) },
});

/** Markdown as HTML that can do no harm: where the browser knows Trusted Types, one that the page's policy lets in. */
export function cleanMarkdown(text: string): TrustedHTML | string {
  const html = markdown.parse(text.slice(0, 100_000), { async: false });
  return DOMPurify.sanitize(html, {
    RETURN_TRUSTED_TYPE: true,
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ['href', 'title'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/)|#)/i,
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
