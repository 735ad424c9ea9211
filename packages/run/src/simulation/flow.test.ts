import { expect, test } from 'vitest';
import { after, compose, failuresOf, type Scenario } from '../testing/scenario.ts';

const wait = (count: number, unit = 'Second', more: object = {}): object => ({
  type: 'Wait',
  inputs: { interval: { count, unit } },
  ...more,
});
const init = (name: string, type: string, value?: unknown): object => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type, ...(value === undefined ? {} : { value }) }] },
});

test.each<Scenario & { readonly name: string }>([
  {
    name: 'outside a loop, outputs() of a child is the array in item order',
    actions: {
      Loop: {
        type: 'Foreach',
        foreach: '@createArray(3, 1, 2)',
        actions: {
          Pause: { type: 'Wait', inputs: { interval: { count: '@item()', unit: 'Second' } } },
          Square: compose('@mul(item(), item())', after('Pause')),
        },
      },
      Out: compose("@outputs('Square')", after('Loop')),
    },
    expect: { runs: [{ status: 'Succeeded', durationSeconds: 3, actions: { Out: { outputs: [9, 1, 4] } } }] },
  },
  {
    name: 'failed and skipped iterations hold null',
    actions: {
      Loop: {
        type: 'Foreach',
        foreach: '@createArray(1, 0)',
        actions: { Divide: compose('@div(4, item())'), Next: compose("@outputs('Divide')", after('Divide')) },
      },
      Out: compose({ d: "@outputs('Divide')", n: "@outputs('Next')" }, after('Loop', ['Failed'])),
    },
    expect: { runs: [{ actions: { Out: { outputs: { d: [4, null], n: [4, null] } } } }] },
  },
  {
    name: 'the code of all repetitions together fits their status',
    actions: {
      Loop: {
        type: 'Foreach',
        foreach: [1, 0],
        operationOptions: 'Sequential',
        actions: {
          Divide: compose('@div(10, item())'),
          Handle: compose('handled', after('Divide', ['Failed'])),
          Go: compose('on', after('Divide')),
        },
      },
    },
    expect: {
      runs: [
        {
          actions: {
            Divide: { status: 'Failed', code: 'BadRequest', repetitions: ['Succeeded', 'Failed'] },
            Handle: { status: 'Succeeded', code: 'OK', repetitions: ['Skipped', 'Succeeded'] },
            Go: { status: 'Succeeded', code: 'OK', repetitions: ['Succeeded', 'Skipped'] },
          },
        },
      ],
    },
  },
  {
    name: 'children of nested loops give arrays of arrays',
    actions: {
      X: {
        type: 'Foreach',
        foreach: '@range(1, 2)',
        actions: {
          Y: { type: 'Foreach', foreach: '@range(1, 2)', actions: { P: compose("@mul(items('X'), items('Y'))") } },
        },
      },
      Out: compose("@outputs('P')", after('X')),
    },
    expect: {
      runs: [
        {
          actions: {
            Out: {
              outputs: [
                [1, 2],
                [2, 4],
              ],
            },
            P: { repetitions: ['Succeeded', 'Succeeded', 'Succeeded', 'Succeeded'] },
          },
        },
      ],
    },
  },
  {
    name: 'a branch that is not taken in an iteration is skipped there',
    actions: {
      Loop: {
        type: 'Foreach',
        foreach: '@range(1, 3)',
        actions: {
          Odd: { type: 'If', expression: '@equals(mod(item(), 2), 1)', actions: { Yes: compose('@item()') } },
        },
      },
    },
    expect: {
      runs: [
        {
          status: 'Succeeded',
          actions: { Yes: { repetitions: ['Succeeded', 'Skipped', 'Succeeded'] }, Loop: { iterations: 3 } },
        },
      ],
    },
  },
  {
    name: 'result() of a Foreach has each child once, with the records of its iterations',
    actions: {
      Loop: { type: 'Foreach', foreach: '@range(1, 2)', actions: { C: compose('@item()') } },
      Out: compose(
        {
          n: "@length(result('Loop'))",
          c: "@result('Loop')[0]['outputs'][1]['outputs']",
          r: "@result('Loop')[0]['repetitionCount']",
        },
        after('Loop'),
      ),
    },
    expect: { runs: [{ actions: { Out: { outputs: { n: 1, c: 2, r: 2 } } } }] },
  },
  {
    name: 'an Until with a wait stops at its time limit',
    actions: {
      Loop: {
        type: 'Until',
        expression: '@equals(1, 2)',
        limit: { count: 60, timeout: 'PT25S' },
        actions: { Pause: wait(10) },
      },
    },
    expect: {
      runs: [{ status: 'Succeeded', durationSeconds: 30, actions: { Loop: { status: 'Succeeded', iterations: 3 } } }],
    },
  },
  {
    name: 'an Until that must meet its condition fails as a container does',
    actions: {
      Loop: {
        type: 'Until',
        expression: '@equals(1, 2)',
        limit: { count: 2 },
        operationOptions: 'FailWhenLimitsReached',
        actions: { A: compose(1) },
      },
    },
    expect: {
      runs: [{ status: 'Failed', actions: { Loop: { code: 'ActionFailed', error: { code: 'ActionFailed' } } } }],
    },
  },
  {
    name: 'iterationIndexes counts the iterations of an Until from zero',
    actions: {
      Init: init('log', 'String', ''),
      Loop: {
        type: 'Until',
        expression: "@equals(iterationIndexes('Loop'), 2)",
        actions: {
          Log: { type: 'AppendToStringVariable', inputs: { name: 'log', value: "@{iterationIndexes('Loop')}" } },
        },
        ...after('Init'),
      },
      Out: compose("@variables('log')", after('Loop')),
    },
    expect: { runs: [{ status: 'Succeeded', actions: { Out: { outputs: '012' }, Loop: { iterations: 3 } } }] },
  },
  {
    name: 'the condition of an Until sees the children of the last iteration',
    actions: {
      Init: init('n', 'Integer', 0),
      Loop: {
        type: 'Until',
        expression: { greaterOrEquals: ["@outputs('Read')", 2] },
        actions: {
          Add: { type: 'IncrementVariable', inputs: { name: 'n' } },
          Read: compose("@variables('n')", after('Add')),
        },
        ...after('Init'),
      },
      Out: compose("@outputs('Read')", after('Loop')),
    },
    expect: { runs: [{ status: 'Succeeded', actions: { Loop: { iterations: 2 }, Out: { outputs: 2 } } }] },
  },
  {
    name: 'Terminate inside scopes aborts them, cancels what runs and skips the rest',
    actions: {
      Side: { type: 'Scope', actions: { Long: wait(1, 'Hour'), After_long: compose(1, after('Long')) } },
      Outer: {
        type: 'Scope',
        actions: { Stop: { type: 'Terminate', inputs: { runStatus: 'Cancelled' } }, Never: compose(1, after('Stop')) },
      },
      Handler: compose('h', after('Outer', ['Failed', 'Skipped', 'TimedOut'])),
    },
    expect: {
      runs: [
        {
          status: 'Cancelled',
          actions: {
            Outer: { status: 'Aborted' },
            Stop: { status: 'Succeeded' },
            Never: { status: 'Skipped', error: { code: 'Terminated' } },
            Long: { status: 'Cancelled' },
            After_long: { status: 'Skipped', error: { code: 'Terminated' } },
            Side: { status: 'Cancelled' },
            Handler: { status: 'Skipped', error: { code: 'Terminated' } },
          },
        },
      ],
    },
  },
  {
    name: 'a scope with a time limit takes its children along',
    actions: {
      S: {
        type: 'Scope',
        limit: { timeout: 'PT10S' },
        actions: { Long: wait(1, 'Hour'), Next: compose(1, after('Long')) },
      },
      H: compose("@result('S')[0]['status']", after('S', ['TimedOut'])),
    },
    expect: {
      runs: [
        {
          status: 'Succeeded',
          durationSeconds: 10,
          actions: {
            S: { status: 'TimedOut', code: 'ActionTimedOut' },
            Long: { status: 'Cancelled', code: 'ActionCancelled' },
            Next: { status: 'Skipped', error: { code: 'ActionDependencyFailed' } },
            H: { outputs: 'Cancelled' },
          },
        },
      ],
    },
  },
  {
    name: 'a skipped container skips everything inside',
    actions: {
      Bad: compose('@div(1, 0)'),
      S: {
        type: 'Scope',
        actions: { Check: { type: 'If', expression: '@equals(1, 1)', actions: { Deep: compose(1) } } },
        ...after('Bad'),
      },
    },
    expect: {
      runs: [
        {
          status: 'Failed',
          actions: {
            S: { status: 'Skipped', error: { code: 'ActionConditionFailed' } },
            Check: { status: 'Skipped', error: { code: 'ActionDependencyFailed' } },
            Deep: { status: 'Skipped', error: { code: 'ActionDependencyFailed' } },
          },
        },
      ],
    },
  },
  {
    name: 'a branch that is not taken says so',
    actions: {
      Check: {
        type: 'If',
        expression: '@equals(1, 2)',
        actions: { Yes: compose(1) },
        else: { actions: { No: compose(2) } },
      },
    },
    expect: {
      runs: [
        {
          status: 'Succeeded',
          actions: {
            Yes: { status: 'Skipped', code: 'ActionSkipped', error: { code: 'ActionBranchingConditionNotSatisfied' } },
            No: { outputs: 2 },
          },
        },
      ],
    },
  },
  {
    name: 'a Switch takes the case that equals its value, whatever the kind of number',
    actions: {
      S: {
        type: 'Switch',
        expression: '@div(4.0, 2)',
        cases: { Two: { case: 2, actions: { X: compose(1) } } },
        default: { actions: { Y: compose(2) } },
      },
    },
    expect: { runs: [{ status: 'Succeeded', actions: { X: { status: 'Succeeded' }, Y: { status: 'Skipped' } } }] },
  },
  {
    name: 'a Switch over null fails',
    actions: {
      S: {
        type: 'Switch',
        expression: "@triggerBody()?['no']",
        cases: { A: { case: 'a', actions: { X: compose(1) } } },
      },
    },
    expect: {
      runs: [
        {
          status: 'Failed',
          actions: { S: { status: 'Failed', code: 'ExpressionEvaluationFailed' }, X: { status: 'Skipped' } },
        },
      ],
    },
  },
  {
    name: 'a wait until a timestamp with an offset',
    actions: { P: { type: 'Wait', inputs: { until: { timestamp: '2024-01-01T02:00:30+02:00' } } } },
    expect: { runs: [{ status: 'Succeeded', durationSeconds: 30 }] },
  },
  {
    name: 'a month of waiting ends on the calendar day',
    actions: { P: wait(1, 'Month') },
    expect: { runs: [{ status: 'Succeeded', durationSeconds: 31 * 86_400 }] },
  },
  {
    name: 'a run that takes longer than 90 days is over',
    actions: { P: wait(100, 'Day') },
    expect: { runs: [{ status: 'TimedOut', durationSeconds: 90 * 86_400, actions: { P: { status: 'TimedOut' } } }] },
  },
  {
    name: 'a float is not accepted for an integer, an integer is for a float',
    actions: {
      I: init('i', 'Integer', 1),
      F: { ...init('f', 'Float', 1), ...after('I') },
      Up: { type: 'IncrementVariable', inputs: { name: 'f', value: 0.5 }, ...after('F') },
      Bad: { type: 'IncrementVariable', inputs: { name: 'i', value: 0.5 }, ...after('Up') },
      Out: compose(["@variables('i')", "@variables('f')"], after('Bad', ['Failed'])),
    },
    expect: { runs: [{ status: 'Succeeded', actions: { Bad: { code: 'BadRequest' }, Out: { outputs: [1, 1.5] } } }] },
  },
  {
    name: 'appending does not change what was read before',
    actions: {
      I: init('a', 'Array'),
      P1: { type: 'AppendToArrayVariable', inputs: { name: 'a', value: 1 }, ...after('I') },
      R1: compose("@variables('a')", after('P1')),
      P2: { type: 'AppendToArrayVariable', inputs: { name: 'a', value: 2 }, ...after('R1') },
      R2: compose("@variables('a')", after('P2')),
    },
    expect: { runs: [{ actions: { R1: { outputs: [1] }, R2: { outputs: [1, 2] } } }] },
  },
  {
    name: 'an output that fails does not harm the others',
    actions: { A: compose(1) },
    outputs: { good: { type: 'Int', value: "@outputs('A')" }, bad: { type: 'Int', value: "@outputs('A')['x']" } },
    expect: { runs: [{ status: 'Succeeded', outputs: { good: 1 } }] },
  },
  {
    name: 'a value that grows deeper without end fails the action instead of the run',
    actions: {
      Init: init('a', 'Array', []),
      Loop: {
        type: 'Until',
        expression: "@not(equals(actions('Set')['status'], 'Succeeded'))",
        limit: { count: 2_000 },
        actions: {
          Wrap: compose(["@variables('a')"]),
          Set: { type: 'SetVariable', inputs: { name: 'a', value: "@outputs('Wrap')" }, ...after('Wrap') },
        },
        ...after('Init'),
      },
    },
    expect: {
      runs: [{ status: 'Failed', actions: { Set: { status: 'Failed', code: 'ActionInputsSizeLimitExceeded' } } }],
    },
  },
  {
    name: 'tracked properties that fail are absent',
    actions: { A: compose(1, { trackedProperties: { x: "@action()['outputs']['y']" } }) },
    expect: { runs: [{ status: 'Succeeded', actions: { A: { status: 'Succeeded' } } }] },
  },
])('$name', (scenario) => {
  expect(failuresOf(scenario)).toEqual([]);
});
