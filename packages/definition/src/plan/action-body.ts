import type { Template } from '../expression/template.ts';
import type { Value } from '../value/value.ts';
import type { Condition, GroupPlan } from './plan.ts';

/** What an action does, by kind; several types of the language may share one kind. */
export type ActionBody =
  | { readonly kind: 'compose'; readonly inputs: Template }
  | { readonly kind: 'parse-json'; readonly content: Template; readonly schema: Template }
  | { readonly kind: 'query'; readonly from: Template; readonly where: Template }
  | { readonly kind: 'select'; readonly from: Template; readonly select: Template }
  | {
      readonly kind: 'table';
      readonly from: Template;
      readonly format: Template;
      readonly columns?: readonly { readonly header: Template; readonly value: Template }[];
    }
  | { readonly kind: 'join'; readonly from: Template; readonly joinWith: Template }
  /** A date and time action: `result` is an expression that reads its inputs as `item()`. */
  | { readonly kind: 'date'; readonly inputs: Template; readonly result: Template }
  | { readonly kind: 'response'; readonly inputs: Template; readonly isAsynchronous: boolean }
  | { readonly kind: 'initialize'; readonly variables: readonly VariableDeclaration[] }
  | {
      readonly kind: 'variable';
      readonly operation: 'set' | 'increment' | 'decrement' | 'append-text' | 'append-item';
      readonly variable: string;
      readonly value?: Template;
    }
  /** `dueAt` reads `interval`, or `until`, as `item()`. */
  | { readonly kind: 'wait'; readonly inputs: Template; readonly dueAt: Template }
  | { readonly kind: 'terminate'; readonly inputs: Template }
  | { readonly kind: 'scope'; readonly group: GroupPlan }
  | { readonly kind: 'if'; readonly condition: Condition; readonly actions: GroupPlan; readonly otherwise: GroupPlan }
  | {
      readonly kind: 'switch';
      readonly expression: Template;
      readonly cases: readonly { readonly value: Value; readonly group: GroupPlan }[];
      readonly otherwise: GroupPlan;
    }
  | { readonly kind: 'foreach'; readonly items: Template; readonly repetitions: number; readonly group: GroupPlan }
  | {
      readonly kind: 'until';
      readonly condition: Condition;
      /** How many iterations at most. */
      readonly count: Template;
      /** How long at most, an ISO 8601 duration; looked at between iterations. */
      readonly timeout: Template;
      readonly failsAtLimit: boolean;
      readonly group: GroupPlan;
    }
  /** One exchange with something outside: Http, Function and ApiManagement; ApiConnection; Workflow; SendToBatch. */
  | { readonly kind: 'call'; readonly target: 'http' | 'connector' | 'child' | 'batch'; readonly inputs: Template }
  | {
      readonly kind: 'webhook';
      readonly target: 'http' | 'connector';
      readonly subscribe: Template;
      readonly unsubscribe?: Template;
    }
  | {
      readonly kind: 'script';
      readonly inputs: Template;
      /** The actions whose records the code sees. */
      readonly actions: readonly string[];
    }
  /** A map or a schema of the integration account, applied to content (clause 7.25). */
  | {
      readonly kind: 'transform';
      readonly operation: TransformOperation;
      readonly inputs: Template;
      /** The content as the map reads it: JSON for a Liquid template, XML for the others. Throws `EvaluationFailure`. */
      readonly textOf: (content: Value) => string;
    };

/** What is done to content: the kinds of Liquid, Xslt and XmlValidation. */
export type TransformOperation = 'JsonToJson' | 'JsonToText' | 'XmlToJson' | 'XmlToText' | 'Xslt' | 'XmlValidation';

/** One variable of an InitializeVariable action. */
export interface VariableDeclaration {
  readonly name: string;
  readonly type: VariableType;
  readonly value?: Template;
}

/** The types of variables. */
export type VariableType = 'String' | 'Integer' | 'Float' | 'Boolean' | 'Array' | 'Object';
