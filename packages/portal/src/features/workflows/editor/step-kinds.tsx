import {
  AppsListDetailRegular,
  ArrowRepeatAllRegular,
  ArrowReplyRegular,
  ArrowSyncRegular,
  BracesRegular,
  BracesVariableRegular,
  BranchForkRegular,
  BranchRegular,
  CalendarClockRegular,
  CodeRegular,
  FilterRegular,
  FlowRegular,
  type FluentIcon,
  GlobeRegular,
  GroupListRegular,
  StopRegular,
  TableRegular,
  TextboxRegular,
  TimerRegular,
} from '@fluentui/react-icons';
import { type JsonObject, textAt, valueAt } from '../definition/definition-object.ts';
import type { StepField } from './step-field.ts';

/** A step that needs no connector: how it is offered, and what its form asks. */
export interface StepKind {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly Icon: FluentIcon;
  /** The wanted name of a new action. */
  readonly name: string;
  /** A new action; its `type` says which actions are of this kind. */
  readonly action: JsonObject;
  /** Tells kinds of one type apart. */
  readonly fits?: (action: JsonObject) => boolean;
  /** What the form asks; undefined where a form of its own, or JSON, does. */
  readonly fields?: readonly StepField[];
}

const from: StepField = {
  kind: 'value',
  label: 'From',
  at: ['inputs', 'from'],
  isRequired: true,
  isWide: true,
  hint: 'A list',
};
const body: StepField = {
  kind: 'value',
  label: 'Body',
  at: ['inputs', 'body'],
  isWide: true,
  hint: 'Text, JSON, and dynamic content',
};
const headers: StepField = { kind: 'pairs', label: 'Headers', at: ['inputs', 'headers'], one: 'header' };
const variable: StepField = { kind: 'variable', label: 'Variable', at: ['inputs', 'name'] };
const amount: StepField = { kind: 'value', label: 'By', at: ['inputs', 'value'], isRequired: true };
const value: StepField = { kind: 'value', label: 'Value', at: ['inputs', 'value'], isRequired: true };

/** The kinds of steps that need no connector, as the Built-in tab lists them. */
export const stepKinds: readonly StepKind[] = [
  {
    title: 'Response',
    description: 'Answer the request that started the workflow.',
    group: 'Requests',
    Icon: ArrowReplyRegular,
    name: 'Response',
    action: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 } },
    fields: [{ kind: 'value', label: 'Status code', at: ['inputs', 'statusCode'], isRequired: true }, headers, body],
  },
  {
    title: 'HTTP',
    description: 'Call any address without a connector.',
    group: 'Requests',
    Icon: GlobeRegular,
    name: 'HTTP',
    action: { type: 'Http', inputs: { method: 'GET', uri: '' } },
    fields: [
      {
        kind: 'choice',
        label: 'Method',
        at: ['inputs', 'method'],
        choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'],
      },
      {
        kind: 'text',
        label: 'URI',
        at: ['inputs', 'uri'],
        isRequired: true,
        placeholder: 'https://api.example.com/things',
      },
      headers,
      { kind: 'pairs', label: 'Queries', at: ['inputs', 'queries'], one: 'query' },
      { ...body, label: 'Request body' },
    ],
  },
  {
    title: 'Call a workflow',
    description: 'Run another workflow and wait for its answer.',
    group: 'Requests',
    Icon: FlowRegular,
    name: 'Call_workflow',
    action: { type: 'Workflow', inputs: { host: { workflow: { id: '' } } } },
    fields: [{ kind: 'workflow', label: 'Workflow', at: ['inputs', 'host'] }, headers, body],
  },
  {
    title: 'Condition',
    description: 'Run some steps if comparisons are true, others if not.',
    group: 'Control',
    Icon: BranchForkRegular,
    name: 'Condition',
    action: { type: 'If', expression: { and: [{ equals: ['', ''] }] }, actions: {}, else: { actions: {} } },
  },
  {
    title: 'Switch',
    description: 'Run the steps of the case that a value is equal to.',
    group: 'Control',
    Icon: BranchRegular,
    name: 'Switch',
    action: { type: 'Switch', expression: '', cases: { Case: { case: '', actions: {} } }, default: { actions: {} } },
  },
  {
    title: 'For each',
    description: 'Run steps for every item of a list.',
    group: 'Control',
    Icon: ArrowRepeatAllRegular,
    name: 'For_each',
    action: { type: 'Foreach', foreach: '', actions: {} },
    fields: [
      {
        kind: 'value',
        label: 'List',
        at: ['foreach'],
        isRequired: true,
        isWide: true,
        hint: 'Its steps run once for each item.',
      },
      {
        kind: 'value',
        label: 'Items at the same time',
        at: ['runtimeConfiguration', 'concurrency', 'repetitions'],
        hint: '1 for one after the other; 20 when left empty',
      },
    ],
  },
  {
    title: 'Until',
    description: 'Run steps again and again until a condition is true.',
    group: 'Control',
    Icon: ArrowSyncRegular,
    name: 'Until',
    action: { type: 'Until', expression: '', limit: { count: 60, timeout: 'PT1H' }, actions: {} },
    fields: [
      {
        kind: 'text',
        label: 'Until this is true',
        at: ['expression'],
        isRequired: true,
        isWide: true,
        placeholder: "@{equals(variables('done'), true)}",
      },
      { kind: 'value', label: 'At most so many times', at: ['limit', 'count'] },
      { kind: 'text', label: 'At most for', at: ['limit', 'timeout'], hint: 'A duration such as PT1H' },
    ],
  },
  {
    title: 'Scope',
    description: 'Hold steps together, to react to all of them at once.',
    group: 'Control',
    Icon: GroupListRegular,
    name: 'Scope',
    action: { type: 'Scope', actions: {} },
    fields: [],
  },
  {
    title: 'Terminate',
    description: 'End the run here.',
    group: 'Control',
    Icon: StopRegular,
    name: 'Terminate',
    action: { type: 'Terminate', inputs: { runStatus: 'Failed' } },
    fields: [
      { kind: 'choice', label: 'Status', at: ['inputs', 'runStatus'], choices: ['Succeeded', 'Failed', 'Cancelled'] },
      { kind: 'text', label: 'Code', at: ['inputs', 'runError', 'code'], hint: 'For a run that failed' },
      { kind: 'text', label: 'Message', at: ['inputs', 'runError', 'message'], hint: 'For a run that failed' },
    ],
  },
  {
    title: 'Delay',
    description: 'Wait for a while. The run survives restarts meanwhile.',
    group: 'Time',
    Icon: TimerRegular,
    name: 'Delay',
    action: { type: 'Wait', inputs: { interval: { count: 5, unit: 'Second' } } },
    fits: (action) => valueAt(action, 'inputs', 'until') === undefined,
    fields: [
      { kind: 'value', label: 'Count', at: ['inputs', 'interval', 'count'], isRequired: true },
      {
        kind: 'choice',
        label: 'Unit',
        at: ['inputs', 'interval', 'unit'],
        choices: ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month'],
      },
    ],
  },
  {
    title: 'Delay until',
    description: 'Wait until an instant.',
    group: 'Time',
    Icon: CalendarClockRegular,
    name: 'Delay_until',
    action: { type: 'Wait', inputs: { until: { timestamp: '' } } },
    fields: [
      {
        kind: 'text',
        label: 'Instant',
        at: ['inputs', 'until', 'timestamp'],
        isRequired: true,
        placeholder: '2030-01-31T08:00:00Z',
      },
    ],
  },
  {
    title: 'Compose',
    description: 'Build a value from others, to use it later.',
    group: 'Data',
    Icon: BracesRegular,
    name: 'Compose',
    action: { type: 'Compose', inputs: '' },
    fields: [{ kind: 'value', label: 'Inputs', at: ['inputs'], isRequired: true, isWide: true }],
  },
  {
    title: 'Parse JSON',
    description: 'Read a text as JSON, check it, and offer its members.',
    group: 'Data',
    Icon: BracesRegular,
    name: 'Parse_JSON',
    action: { type: 'ParseJson', inputs: { content: '', schema: {} } },
    fields: [
      { kind: 'value', label: 'Content', at: ['inputs', 'content'], isRequired: true, isWide: true },
      { kind: 'schema', label: 'Schema', at: ['inputs', 'schema'] },
    ],
  },
  {
    title: 'Filter array',
    description: 'Keep the items of a list for which a condition is true.',
    group: 'Data',
    Icon: FilterRegular,
    name: 'Filter_array',
    action: { type: 'Query', inputs: { from: '', where: '' } },
    fields: [
      from,
      {
        kind: 'text',
        label: 'Keep where this is true',
        at: ['inputs', 'where'],
        isRequired: true,
        isWide: true,
        placeholder: "@{greater(item()?['price'], 10)}",
      },
    ],
  },
  {
    title: 'Select',
    description: 'Make a new item of each item of a list.',
    group: 'Data',
    Icon: AppsListDetailRegular,
    name: 'Select',
    action: { type: 'Select', inputs: { from: '', select: {} } },
    fields: [from, { kind: 'pairs', label: 'Members of the new items', at: ['inputs', 'select'], one: 'member' }],
  },
  {
    title: 'Join',
    description: 'Join the items of a list to one text.',
    group: 'Data',
    Icon: TextboxRegular,
    name: 'Join',
    action: { type: 'Join', inputs: { from: '', joinWith: ', ' } },
    fields: [from, { kind: 'text', label: 'Join with', at: ['inputs', 'joinWith'], isRequired: true }],
  },
  {
    title: 'Create table',
    description: 'Write a list as a CSV or HTML table.',
    group: 'Data',
    Icon: TableRegular,
    name: 'Create_table',
    action: { type: 'Table', inputs: { from: '', format: 'CSV' } },
    fields: [from, { kind: 'choice', label: 'Format', at: ['inputs', 'format'], choices: ['CSV', 'HTML'] }],
  },
  {
    title: 'Run JavaScript',
    description: 'Compute a value with code of your own, run apart from everything.',
    group: 'Data',
    Icon: CodeRegular,
    name: 'Run_JavaScript',
    action: { type: 'JavaScriptCode', inputs: { code: 'return 1;' } },
    fields: [{ kind: 'code', label: 'Code', at: ['inputs', 'code'] }],
  },
  {
    title: 'Initialize variable',
    description: 'Make a variable that later steps change and read.',
    group: 'Variables',
    Icon: BracesVariableRegular,
    name: 'Initialize_variable',
    action: { type: 'InitializeVariable', inputs: { variables: [{ name: '', type: 'string' }] } },
  },
  {
    title: 'Set variable',
    description: 'Give a variable another value.',
    group: 'Variables',
    Icon: BracesVariableRegular,
    name: 'Set_variable',
    action: { type: 'SetVariable', inputs: { name: '', value: '' } },
    fields: [variable, value],
  },
  {
    title: 'Increment variable',
    description: 'Add to a number.',
    group: 'Variables',
    Icon: BracesVariableRegular,
    name: 'Increment_variable',
    action: { type: 'IncrementVariable', inputs: { name: '', value: 1 } },
    fields: [variable, amount],
  },
  {
    title: 'Decrement variable',
    description: 'Take away from a number.',
    group: 'Variables',
    Icon: BracesVariableRegular,
    name: 'Decrement_variable',
    action: { type: 'DecrementVariable', inputs: { name: '', value: 1 } },
    fields: [variable, amount],
  },
  {
    title: 'Append to array variable',
    description: 'Add an item to a list.',
    group: 'Variables',
    Icon: BracesVariableRegular,
    name: 'Append_to_array_variable',
    action: { type: 'AppendToArrayVariable', inputs: { name: '', value: '' } },
    fields: [variable, value],
  },
  {
    title: 'Append to string variable',
    description: 'Add to the end of a text.',
    group: 'Variables',
    Icon: BracesVariableRegular,
    name: 'Append_to_string_variable',
    action: { type: 'AppendToStringVariable', inputs: { name: '', value: '' } },
    fields: [variable, value],
  },
];

/** The kind of an action, where it is one of those that need no connector. */
export function kindOf(action: JsonObject): StepKind | undefined {
  const type = textAt(action, 'type').toLowerCase();
  return stepKinds.find(
    (kind) => textAt(kind.action, 'type').toLowerCase() === type && (kind.fits === undefined || kind.fits(action)),
  );
}
