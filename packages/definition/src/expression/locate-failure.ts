import { EvaluationFailure } from './evaluation-failure.ts';
import type { Evaluator } from './function-definition.ts';
import type { Call, Expression } from './syntax.ts';

/** Lets a call say where it failed: at the argument that is wrong, or else as a whole. A place that is known stays. */
export function locateCall(evaluate: Evaluator, call: Call, pointer: string): Evaluator {
  return located(evaluate, pointer, ({ parameter }) => call.arguments[(parameter ?? 0) - 1] ?? call);
}

/** Lets what is written at a place say that it failed there. A place that is known stays. */
export function locateAt(evaluate: Evaluator, part: Part, pointer: string): Evaluator {
  return located(evaluate, pointer, () => part);
}

type Part = Pick<Expression, 'offset' | 'length'>;

function located(evaluate: Evaluator, pointer: string, partOf: (failure: EvaluationFailure) => Part): Evaluator {
  return (scope) => {
    try {
      return evaluate(scope);
    } catch (error) {
      if (!(error instanceof EvaluationFailure) || error.place !== undefined) throw error;
      const { offset, length } = partOf(error);
      const place = { pointer, offset, length };
      throw new EvaluationFailure(error.code, error.message, { cause: error, place });
    }
  };
}
