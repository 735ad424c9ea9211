import type { AnswerOf, getNomination } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import { notFound } from '../routing/not-allowed.ts';

/** What a reviewer goes through, with what is done of it. */
export type Checklist = AnswerOf<typeof getNomination>['checklist'];

const points = [
  { id: 'ownership', title: 'The publisher is who it says and owns the API, or may offer it' },
  { id: 'definition', title: 'Operations, inputs and outputs are described so that people understand them' },
  { id: 'tested', title: 'Every important operation was called, with the test account where there is one' },
  { id: 'authentication', title: 'Connections ask for what the API needs and nothing else' },
  { id: 'support', title: 'The support contact answers' },
  { id: 'branding', title: 'Title, description and icon are the publisher\u2019s own and mislead nobody' },
] as const;

/** The points of a review, none of them done. */
export function newChecklist(): Checklist {
  return points.map(({ id, title }) => ({ id, title, done: false, note: '' }));
}

/** The checklist with one point ticked or unticked. */
export function tick(
  checklist: Checklist,
  point: string,
  change: { done: boolean; note?: string | undefined },
): Checklist {
  if (!checklist.some(({ id }) => id === point)) throw notFound('point of the checklist', point);
  return checklist.map((each) =>
    each.id === point ? { ...each, done: change.done, note: change.note ?? each.note } : each,
  );
}

/** Refuses an approval before every point is done. */
export function checkAllDone(checklist: Checklist): void {
  const open = checklist.filter(({ done }) => !done);
  if (open.length > 0) {
    throw new Refusal(
      'checklist-open',
      `${open.length} of ${checklist.length} points of the checklist are open: ${open.map(({ title }) => `"${title}"`).join(', ')}.`,
    );
  }
}
