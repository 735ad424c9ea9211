import { expect, test } from 'vitest';
import { measureTimes } from './measure-times.ts';

const step = (to: 'agreement-sent' | 'agreement-signed' | 'in-review' | 'staged' | 'preview', minute: number) => ({
  step: to,
  from: undefined,
  to,
  by: 'somebody',
  at: new Date(minute * 60_000).toISOString(),
  evidence: {},
});

test.each([
  {
    name: 'a nomination that was published',
    history: [step('agreement-sent', 0), step('agreement-signed', 3), step('in-review', 13), step('staged', 20)].concat(
      step('preview', 24),
    ),
    minutes: { publisher: 3, reviewer: 21 },
  },
  {
    name: 'one that waits for its publisher',
    history: [step('agreement-sent', 0)],
    minutes: { publisher: 60, reviewer: 0 },
  },
  {
    name: 'one that a reviewer looks at',
    history: [step('agreement-sent', 0), step('agreement-signed', 10), step('in-review', 20)],
    minutes: { publisher: 10, reviewer: 50 },
  },
])('keeps machine, publisher and reviewer apart for $name', ({ history, minutes }) => {
  expect(measureTimes({ history }, { judgedInMs: 7, now: new Date(60 * 60_000) })).toEqual({
    machineMs: 7,
    publisherMs: minutes.publisher * 60_000,
    reviewerMs: minutes.reviewer * 60_000,
  });
});
