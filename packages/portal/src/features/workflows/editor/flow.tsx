import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, ArrowDownRegular } from '@fluentui/react-icons';
import { type Arrangement, arrangeSteps, endsOf, startsOf } from '../definition/arrange-steps.ts';
import { spokenName } from '../definition/definition-object.ts';
import { actionsAt, type ScopePath } from '../definition/scopes.ts';
import { type Gap, isChain, readSteps } from '../definition/steps.ts';
import { useDesigner } from './designer-context.ts';
import { type FlowProps, StepCard } from './step-card.tsx';

const useStyles = makeStyles({
  flow: { display: 'flex', flexDirection: 'column', gap: '4px', width: '100%', minWidth: 0 },
  gap: { alignSelf: 'center', display: 'flex', flexDirection: 'column', alignItems: 'center', lineHeight: 0 },
  arrow: { color: tokens.colorNeutralForeground3 },
  add: { alignSelf: 'center' },
  branches: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(min(100%, 300px), 1fr)',
    gap: '16px',
    alignItems: 'start',
    overflowX: 'auto',
    padding: '2px',
    '@media (max-width: 640px)': { gridAutoFlow: 'row', gridAutoColumns: 'auto' },
  },
  branch: {
    borderTop: `2px solid ${tokens.colorNeutralStroke1}`,
    paddingTop: '4px',
    minWidth: 0,
  },
});

/** The steps of one scope from top to bottom, side by side where they do not wait for each other. */
export function Flow({ scope, title, level }: FlowProps) {
  const styles = useStyles();
  const { definition, fill } = useDesigner();
  const steps = readSteps(actionsAt(definition, scope));
  const arrangement = arrangeSteps(steps);
  const isTop = title === '';
  return (
    <div className={styles.flow} {...(isTop ? {} : { role: 'group', 'aria-label': title })}>
      <Rows scope={scope} level={level} arrangement={arrangement} above={[]} below={[]} canMove={isChain(steps)} />
      {steps.length === 0 && !isTop ? <Text align="center">No steps yet.</Text> : null}
      {steps.length > 0 || isTop ? <ArrowDownRegular className={styles.add} aria-hidden="true" /> : null}
      <Button
        className={styles.add}
        size={isTop ? 'medium' : 'small'}
        icon={<AddRegular />}
        aria-label={isTop ? 'Add a step' : `Add to ${title}`}
        onClick={() => fill({ scope, after: endsOf(arrangement), before: [] })}
      >
        {isTop ? 'Add a step' : 'Add'}
      </Button>
    </div>
  );
}

interface RowsProps {
  readonly scope: ScopePath;
  readonly level: number;
  readonly arrangement: Arrangement;
  /** The steps with which what is above ends, and with which what is below begins. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly canMove: boolean;
}

function Rows({ scope, level, arrangement, above, below, canMove }: RowsProps) {
  const styles = useStyles();
  return arrangement.map((block, index) => {
    const ends = index === 0 ? above : endsOf(arrangement.slice(0, index));
    const rest = arrangement.slice(index + 1);
    const next = rest.length === 0 ? below : startsOf(rest);
    const starts = startsOf([block]);
    return (
      <div key={starts.join(' ')} className={styles.flow}>
        <GapButton gap={{ scope, after: ends, before: starts }} />
        {block.kind === 'step' ? (
          <StepCard
            Inside={Flow}
            step={block.step}
            scope={scope}
            level={level}
            isPlain={block.isPlain}
            place={canMove ? { isFirst: index === 0, isLast: index === arrangement.length - 1 } : undefined}
          />
        ) : (
          <div className={styles.branches}>
            {block.branches.map((branch) => (
              <div key={startsOf(branch).join(' ')} className={styles.branch}>
                <Rows scope={scope} level={level} arrangement={branch} above={ends} below={next} canMove={false} />
                <GapButton gap={{ scope, after: endsOf(branch), before: next }} />
              </div>
            ))}
          </div>
        )}
      </div>
    );
  });
}

/** The arrow between two rows, with what can be put there. */
function GapButton({ gap }: { readonly gap: Gap }) {
  const styles = useStyles();
  const { fill } = useDesigner();
  const { after, before } = gap;
  const spoken = (names: readonly string[]) => names.map(spokenName).join(', ');
  const place = before.length > 0 ? `before ${spoken(before)}` : `after ${spoken(after)}`;
  return (
    <div className={styles.gap}>
      <Menu positioning="below">
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            shape="circular"
            appearance="subtle"
            icon={<AddRegular />}
            aria-label={`Insert ${place}`}
            title={`Insert ${place}`}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => fill(gap)}>Insert a step here</MenuItem>
            <MenuItem onClick={() => fill({ ...gap, before: [] })}>Add a parallel branch</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ArrowDownRegular className={styles.arrow} aria-hidden="true" />
    </div>
  );
}
