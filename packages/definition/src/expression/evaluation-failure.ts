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

/** The part of an expression that failed, in UTF-16 units of the string at `pointer`. */
export interface FailurePlace {
  readonly pointer: string;
  readonly offset: number;
  readonly length: number;
}

/** What more is known about a failure: which argument is wrong (from 1), and where it is written. */
export interface FailureDetails extends ErrorOptions {
  readonly parameter?: number;
  readonly place?: FailurePlace;
}

/** An expression could not be evaluated with the data at hand. The only thing that evaluating throws; it becomes the failure of the action. */
export class EvaluationFailure extends Error {
  readonly code: EvaluationFailureCode;
  readonly parameter: number | undefined;
  /** Known when the template was compiled to locate its failures. */
  readonly place: FailurePlace | undefined;

  constructor(code: EvaluationFailureCode, message: string, { parameter, place, ...options }: FailureDetails = {}) {
    super(message, options);
    this.name = 'EvaluationFailure';
    this.code = code;
    this.parameter = parameter;
    this.place = place;
  }
}
