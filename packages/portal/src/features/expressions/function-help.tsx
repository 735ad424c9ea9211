import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { functionCatalogue } from '@tenon/definition';

const useStyles = makeStyles({
  help: { display: 'flex', flexDirection: 'column', gap: '6px', minWidth: 0 },
  signature: { margin: 0, fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  current: { fontWeight: tokens.fontWeightBold, color: tokens.colorBrandForeground1 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  example: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    alignItems: 'center',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    '& code': { minWidth: 0, overflowWrap: 'anywhere' },
  },
});

/** What people are told about a function. */
type FunctionHelpEntry = (typeof functionCatalogue)[number];

interface FunctionHelpProps {
  readonly help: FunctionHelpEntry;
  /** The argument that is being written, from 0; it stands out in the signature. */
  readonly argument?: number;
  readonly onTry: (example: string) => void;
}

/** A function: how it is called, what it gives, an example to try. */
export function FunctionHelp({ help, argument, onTry }: FunctionHelpProps) {
  const styles = useStyles();
  const { name, signature, summary, example, aliases } = help;
  const parameters = signature.slice(name.length + 1, -1).split(', ');
  const current = argument === undefined ? -1 : Math.min(argument, parameters.length - 1);
  return (
    <div className={styles.help}>
      <p className={styles.signature}>
        {name}(
        {parameters.map((parameter, index) => (
          <span key={parameter}>
            {index > 0 ? ', ' : ''}
            <span {...(index === current ? { className: styles.current } : {})}>{parameter}</span>
          </span>
        ))}
        )
      </p>
      <p className={styles.text}>
        {summary}
        {aliases.length > 0 ? ` Also written ${aliases.join(', ')}.` : ''}
      </p>
      <div className={styles.example}>
        <code>{example}</code>
        <Button size="small" onClick={() => onTry(example)} aria-label={`Try the example of ${name}`}>
          Try it
        </Button>
      </div>
    </div>
  );
}
