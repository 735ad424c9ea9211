import {
  Badge,
  Caption1,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import type { AnswerOf, testOperation } from '@tenon/contract';
import { shownDuration } from './instants.ts';
import { JsonViewer } from './json-viewer.tsx';

/** What a test call sent and got. */
export type TestOutcome = AnswerOf<typeof testOperation>;

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 360px), 1fr))', gap: '20px' },
  side: { display: 'flex', flexDirection: 'column', gap: '10px', minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', gap: '10px', flexWrap: 'wrap' },
  heading: { margin: 0 },
  line: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
});

/** What a test call sent and what came back, side by side. */
export function TestOutcomeView({ outcome }: { readonly outcome: TestOutcome }) {
  const styles = useStyles();
  const { request, response, failure, logs } = outcome;
  return (
    <div role="status" className={styles.columns}>
      <section className={styles.side} aria-label="Request">
        <div className={styles.head}>
          <Subtitle2 as="h3" className={styles.heading}>
            Request
          </Subtitle2>
        </div>
        <div className={styles.line}>
          {request.method} {request.url}
        </div>
        <JsonViewer label="Request headers" value={headerLines(request.headers)} />
        {request.body === null ? null : <JsonViewer label="Request body" value={prettyBody(request.body)} />}
      </section>
      <section className={styles.side} aria-label="Response">
        <div className={styles.head}>
          <Subtitle2 as="h3" className={styles.heading}>
            Response
          </Subtitle2>
          {response === null ? null : (
            <>
              <Badge appearance="tint" color={response.status < 400 ? 'success' : 'danger'} size="large">
                {response.status}
              </Badge>
              <Caption1>{shownDuration(response.durationMs)}</Caption1>
            </>
          )}
        </div>
        {failure === null ? null : (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>No usable answer.</MessageBarTitle> {failure.message} ({failure.code})
            </MessageBarBody>
          </MessageBar>
        )}
        {response === null ? null : (
          <>
            <JsonViewer label="Response body" value={prettyBody(response.body)} />
            <JsonViewer label="Response headers" value={headerLines(response.headers)} />
          </>
        )}
        {logs.length === 0 ? null : (
          <>
            <Caption1>Logged by the connector's code</Caption1>
            <JsonViewer label="Log of the code" value={logs.join('\n')} />
          </>
        )}
      </section>
    </div>
  );
}

function headerLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** A body as people read it: JSON indented, anything else as it came. */
function prettyBody(body: string): string {
  if (!/^\s*[[{]/.test(body)) return body === '' ? '(empty)' : body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return body;
    throw error;
  }
}
