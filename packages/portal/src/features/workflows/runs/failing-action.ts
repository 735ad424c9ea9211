import { spokenName } from '../definition/definition-object.ts';
import type { Run, RunAction } from './run-types.ts';

/**
 * The action for which a run failed: the first that failed by itself, rather than for something inside it; undefined for a run that
 * did not fail, or failed for no action.
 */
export function failingAction(run: Run, actions: readonly RunAction[]): RunAction | undefined {
  if (!hasFailed(run.properties.status)) return undefined;
  const failed = actions.filter(({ properties }) => hasFailed(properties.status));
  const byThemselves = failed.filter(({ properties }) => properties.code !== 'ActionFailed');
  const [first] = (byThemselves.length > 0 ? byThemselves : failed).toSorted((a, b) =>
    (a.properties.endTime ?? '').localeCompare(b.properties.endTime ?? ''),
  );
  return first;
}

/** An action's failure in a line: its name, and what was said of it. */
export function failureLine({ name, properties: { error, code } }: RunAction): string {
  const what = error?.message ?? code;
  return what === undefined ? spokenName(name) : `${spokenName(name)}: ${what}`;
}

function hasFailed(status: string): boolean {
  return status === 'Failed' || status === 'TimedOut';
}
