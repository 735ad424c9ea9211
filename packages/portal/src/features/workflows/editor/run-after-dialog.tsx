import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
} from '@fluentui/react-components';
import { useState } from 'react';
import { objectAt, spokenName } from '../definition/definition-object.ts';
import { actionsAt, type ScopePath } from '../definition/scopes.ts';
import { possiblePredecessors, runAfterStates, type Step, setRunAfter, stateWords } from '../definition/steps.ts';
import { useDesigner } from './designer-context.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  name: { textAlign: 'start', fontWeight: 'normal', overflowWrap: 'anywhere' },
  head: { textAlign: 'start', padding: '4px' },
});

interface RunAfterDialogProps {
  readonly step: Step;
  readonly scope: ScopePath;
  readonly onClose: () => void;
}

/** Says after which steps of the same scope, and after which ends of them, a step runs. */
export function RunAfterDialog({ step, scope, onClose }: RunAfterDialogProps) {
  const styles = useStyles();
  const { definition, editor } = useDesigner();
  const names = possiblePredecessors(actionsAt(definition, scope), step.name);
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly string[]>>>(() =>
    Object.fromEntries(
      Object.entries(objectAt(step.action, 'runAfter')).map(([name, states]) => [
        name,
        Array.isArray(states) ? runAfterStates.filter((one) => states.some((state) => isSame(state, one))) : [],
      ]),
    ),
  );
  const toggle = (name: string, state: string, isChosen: boolean) =>
    setChosen((old) => {
      const others = (old[name] ?? []).filter((one) => one !== state);
      return { ...old, [name]: isChosen ? [...others, state] : others };
    });
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{`When ${spokenName(step.name)} runs`}</DialogTitle>
          <DialogContent>
            {names.length === 0 ? (
              <Text>There is no other step here that it could run after.</Text>
            ) : (
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col" className={styles.head}>
                      After
                    </th>
                    {runAfterStates.map((state) => (
                      <th key={state} scope="col" className={styles.head}>
                        {stateWords[state]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {names.map((name) => (
                    <tr key={name}>
                      <th scope="row" className={styles.name}>
                        {spokenName(name)}
                      </th>
                      {runAfterStates.map((state) => (
                        <td key={state}>
                          <Checkbox
                            aria-label={`${spokenName(name)} ${stateWords[state]}`}
                            checked={chosen[name]?.includes(state) === true}
                            onChange={(_, data) => toggle(name, state, data.checked === true)}
                          />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              appearance="primary"
              onClick={() => {
                const kept = Object.fromEntries(Object.entries(chosen).filter(([, states]) => states.length > 0));
                editor.change((old) => setRunAfter(old, scope, step.name, kept));
                onClose();
              }}
            >
              Apply
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function isSame(state: unknown, one: string): boolean {
  return typeof state === 'string' && state.toLowerCase() === one.toLowerCase();
}
