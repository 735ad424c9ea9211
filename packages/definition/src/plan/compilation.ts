import type { Findings } from '../document/findings.ts';
import type { Members } from '../document/members.ts';
import { compileTemplate } from '../expression/compile-template.ts';
import type { Template } from '../expression/template.ts';
import type { Value } from '../value/value.ts';
import type { ActionBody } from './action-body.ts';
import type { ActionPlan, GroupPlan } from './plan.ts';

/** A group while it is being compiled. */
export interface GroupDraft extends GroupPlan {
  readonly owner?: ActionDraft;
  readonly actions: ActionDraft[];
  readonly entries: number[];
  readonly leaves: number[];
}

/** An action while it is being compiled: what later stages fill in can still be written. */
export interface ActionDraft extends Omit<ActionPlan, 'group'> {
  readonly group: GroupDraft;
  readonly groups: GroupDraft[];
  /** The action as it stands in the document. */
  readonly source: Members;
  runAfter: ActionPlan['runAfter'];
  successors: number[];
  timeout?: Template;
  trackedProperties?: Template;
  staticResult?: NonNullable<ActionPlan['staticResult']>;
  minimumItems?: number;
  isChunked?: boolean;
  hidesInputs: boolean;
  hidesOutputs: boolean;
  body: ActionBody;
}

/** From where in a run a template is evaluated; it decides what its expressions may read. */
export type Viewpoint =
  /** When its action starts. */
  | 'start'
  /** Once per row: `item()` is the row. */
  | 'row'
  /** When its action has finished: `action()` is its record. */
  | 'end'
  /** After an iteration of an Until loop: its children can be read. */
  | 'iteration'
  /** While a webhook subscribes: `listCallbackUrl()` is known. */
  | 'subscribe'
  /** After the last action. */
  | 'outputs'
  /** When a trigger polls, fires or is judged. */
  | 'trigger';

/** A template with where it is evaluated. */
export interface TemplateUse {
  readonly template: Template;
  readonly viewpoint: Viewpoint;
  readonly action?: ActionDraft;
}

/** What the stages of compiling share. */
export interface Compilation {
  readonly findings: Findings;
  readonly uses: TemplateUse[];
  /** Numbered, in the order of the document. */
  readonly actions: ActionDraft[];
  readonly groups: GroupDraft[];
  readonly actionsByName: Map<string, ActionDraft>;
}

/** Compiles a value of the document, notes what is wrong in it, and keeps it for the checks of references. */
export function compileValue(
  compilation: Compilation,
  found: { readonly value: Value; readonly pointer: string },
  use: { readonly viewpoint: Viewpoint; readonly action?: ActionDraft },
): Template {
  const { value: template, diagnostics } = compileTemplate(found.value, found.pointer);
  compilation.findings.expressions(diagnostics);
  if (!template.isConstant) compilation.uses.push({ template, ...use });
  return template;
}

/** A template of a constant that does not stand in the document (a default). */
export function constantTemplate(value: Value): Template {
  return { source: value, isConstant: true, references: [], evaluate: () => value };
}
