/** What kind of evaluation failure it is: what the author can do about it differs. */
export type EvaluationFailureCode =
  | 'invalid-argument'
  | 'missing-value'
  | 'invalid-selection'
  | 'out-of-range'
  | 'division-by-zero'
  | 'too-large'
  | 'too-deep'
  | 'invalid-expression';

/** An expression could not be evaluated with the data at hand. The only thing that evaluating throws; it becomes the failure of the action. */
export class EvaluationFailure extends Error {
  readonly code: EvaluationFailureCode;

  constructor(code: EvaluationFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EvaluationFailure';
    this.code = code;
  }
}
