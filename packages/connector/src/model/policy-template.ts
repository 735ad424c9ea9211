import type { JsonObject } from '../source/json-value.ts';

/** One policy of the properties document: a change made to requests or answers of some operations. */
export interface PolicyTemplate {
  /** In lower case, as template ids are compared without regard to case. */
  readonly template: string;
  readonly title: string;
  readonly section: 'request' | 'response' | 'failure';
  /** The operations it applies to; none named means all of them. */
  readonly operations: readonly string[];
  /** The parameters without their prefix `x-ms-apimTemplateParameter.`. */
  readonly parameters: JsonObject;
  /** Points to the policy in the properties document. */
  readonly pointer: string;
}
