import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { callAt } from '@tenon/definition';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type ExpressionProblem, evaluateExpression } from './evaluate-expression.ts';
import { ExpressionEditor, type ExpressionEditorHandle } from './expression-editor.tsx';
import { FunctionHelp } from './function-help.tsx';
import { FunctionList } from './function-list.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { SAMPLE_DATA, SAMPLE_EXPRESSION } from './sample-data.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 340px)',
    gap: '24px',
    alignItems: 'start',
    '@media (max-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '24px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const none: readonly ExpressionProblem[] = [];

/** The expression playground: type an expression, and see what it gives with the data beside it. Nothing leaves the browser. */
export function ExpressionsPage() {
  const styles = useStyles();
  const [source, setSource] = useState(SAMPLE_EXPRESSION);
  const [data, setData] = useState(SAMPLE_DATA);
  const [cursor, setCursor] = useState(0);
  const editor = useRef<ExpressionEditorHandle>(null);
  const evaluated = useDeferredValue(source);
  const readData = useDeferredValue(data);
  const outcome = useMemo(() => evaluateExpression(evaluated, readData), [evaluated, readData]);
  const call = callAt(source, cursor);
  const tryOut = (example: string): void => editor.current?.replace(example);
  return (
    <Page
      title="Expressions"
      intro="Try an expression of the workflow definition language: type it as it stands in a definition, and see its value or what is wrong. It is evaluated in this browser, by the code that runs workflows; nothing is sent."
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title="Expression">
            <ExpressionEditor
              label="Expression"
              value={source}
              onChange={setSource}
              onCursor={setCursor}
              problems={outcome.kind === 'problems' ? outcome.problems : none}
              handle={editor}
            />
            {call ? (
              <FunctionHelp help={call.help} argument={call.argument} onTry={tryOut} />
            ) : (
              <Text className={styles.quiet}>
                Put the cursor into a function to read about it. Ctrl+Space lists the functions.
              </Text>
            )}
          </Panel>
          <OutcomePanel outcome={outcome} source={evaluated} />
          <Panel
            title="Data"
            intro="What the expression may read: trigger, actions, parameters, variables, item, items, workflow, now, …"
          >
            <CodeEditor label="Data as JSON" value={data} onChange={setData} height="320px" />
          </Panel>
        </div>
        <Panel title="Functions">
          <FunctionList onTry={tryOut} />
        </Panel>
      </div>
    </Page>
  );
}
