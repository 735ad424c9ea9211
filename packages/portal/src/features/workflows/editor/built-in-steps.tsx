import { ArrowReplyRegular, BracesRegular, BranchForkRegular, GlobeRegular, TimerRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { JsonObject } from '../definition/definition-object.ts';

/** A step that needs no connector. */
export interface BuiltInStep {
  readonly title: string;
  readonly description: string;
  readonly icon: ReactElement;
  /** The wanted name of the action. */
  readonly name: string;
  readonly action: JsonObject;
}

/** The steps of the Built-in tab. */
export const builtInSteps: readonly BuiltInStep[] = [
  {
    title: 'Response',
    description: 'Answer the request that started the workflow.',
    icon: <ArrowReplyRegular />,
    name: 'Response',
    action: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 } },
  },
  {
    title: 'HTTP',
    description: 'Call any address without a connector.',
    icon: <GlobeRegular />,
    name: 'HTTP',
    action: { type: 'Http', inputs: { method: 'GET', uri: '' } },
  },
  {
    title: 'Delay',
    description: 'Wait for a while. The run survives restarts meanwhile.',
    icon: <TimerRegular />,
    name: 'Delay',
    action: { type: 'Wait', inputs: { interval: { count: 5, unit: 'Second' } } },
  },
  {
    title: 'Condition',
    description: 'Run some actions only if a comparison is true.',
    icon: <BranchForkRegular />,
    name: 'Condition',
    action: { type: 'If', expression: { and: [{ equals: ['', ''] }] }, actions: {}, else: { actions: {} } },
  },
  {
    title: 'Compose',
    description: 'Build a value from others, to use it later.',
    icon: <BracesRegular />,
    name: 'Compose',
    action: { type: 'Compose', inputs: '' },
  },
];
