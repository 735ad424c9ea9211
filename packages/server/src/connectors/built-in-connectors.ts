import type { AnswerOf, listChoosableConnectors } from '@tenon/contract';

type Choosable = AnswerOf<typeof listChoosableConnectors>['connectors'][number];

const families: readonly (readonly [name: string, title: string, description: string, steps: readonly string[]])[] = [
  [
    'request',
    'Request',
    'Starts a workflow when its address is called, and answers the caller.',
    ['trigger Request When an HTTP request is received', 'action Response Answer the caller'],
  ],
  ['http', 'HTTP', 'Calls any address on the web.', ['action Http Send an HTTP request']],
  [
    'schedule',
    'Schedule',
    'Starts a workflow at set times, and waits.',
    ['trigger Recurrence At a recurring time', 'action Wait Wait for a time, or until one'],
  ],
  [
    'control',
    'Control',
    'Decides, repeats and ends.',
    [
      'action If Choose by a condition',
      'action Switch Choose by a value',
      'action Foreach Do for each item',
      'action Until Repeat until a condition holds',
      'action Scope Group actions',
      'action Terminate End the run',
    ],
  ],
  [
    'variables',
    'Variables',
    'Remembers values during a run.',
    [
      'action InitializeVariable Make a variable',
      'action SetVariable Set a variable',
      'action IncrementVariable Add to a variable',
      'action DecrementVariable Take from a variable',
      'action AppendToArrayVariable Append to a list',
      'action AppendToStringVariable Append to a text',
    ],
  ],
  [
    'data-operations',
    'Data operations',
    'Makes values out of values.',
    [
      'action Compose Make a value',
      'action ParseJson Read JSON by a schema',
      'action Query Choose items of a list',
      'action Select Reshape the items of a list',
      'action Join Join items to a text',
      'action Table Make a CSV or HTML table',
    ],
  ],
];

/** The connectors that every workflow has; an operation's id is the type of its action or trigger. */
export const builtInConnectors: readonly Choosable[] = families.map(([name, title, description, steps]) => ({
  scope: 'built-in',
  apiId: null,
  name,
  title,
  description,
  icon: null,
  color: null,
  preview: false,
  security: 'none',
  operations: steps.map((step) => {
    const [kind = '', operationId = '', ...summary] = step.split(' ');
    return {
      operationId,
      kind: kind === 'trigger' ? ('trigger' as const) : ('action' as const),
      method: '',
      path: '',
      summary: summary.join(' '),
      description: '',
      visibility: 'none' as const,
      deprecated: false,
      parameters: [],
      responses: [],
      trigger: null,
    };
  }),
}));
