import type { JsonValue } from '@tenon/connector';
import type { Diagnostic, Place, Severity } from '@tenon/diagnostics';
import type { VersionChange } from '../survey/changes/version-change.ts';
import type {
  ConnectionParameterNode,
  DynamicNode,
  ExtensionNode,
  OperationNode,
  ParameterNode,
  PathNode,
  PolicyNode,
  ReferenceNode,
  ResponseNode,
  SchemaNode,
  TypedNode,
} from '../survey/nodes.ts';
import type { Spot } from '../survey/spot.ts';
import type { DefinitionSurvey, PackageSurvey, PropertiesSurvey } from '../survey/survey.ts';

/** What a rule can look at: the engine walks once and hands each node to the rules of its kind. */
export interface NodeByKind {
  readonly package: PackageSurvey;
  readonly definition: DefinitionSurvey;
  readonly properties: PropertiesSurvey;
  readonly path: PathNode;
  readonly operation: OperationNode;
  readonly parameter: ParameterNode;
  readonly response: ResponseNode;
  readonly schema: SchemaNode;
  readonly property: SchemaNode;
  readonly typed: TypedNode;
  readonly reference: ReferenceNode;
  readonly extension: ExtensionNode;
  readonly dynamic: DynamicNode;
  readonly connectionParameter: ConnectionParameterNode;
  readonly policy: PolicyNode;
  readonly change: VersionChange;
  readonly imported: Diagnostic;
}

/** The kinds of node. */
export type NodeKind = keyof NodeByKind;

/** One change of a document that a fix makes. */
export type Edit =
  | { readonly kind: 'set'; readonly at: Spot; readonly value: JsonValue }
  | { readonly kind: 'remove'; readonly at: Spot }
  | { readonly kind: 'rename'; readonly at: Spot; readonly name: string }
  | { readonly kind: 'text'; readonly document: Spot['document']; readonly text: string };

/** What may come with a reported finding. */
export interface FindingDetail {
  /** One severity lower than the rule says, as for internal operations. */
  readonly isLower?: boolean;
  readonly severity?: Severity;
  readonly operation?: OperationNode;
  readonly related?: readonly Spot[];
  /** Where it is in the text, if no node tells. */
  readonly place?: Place;
  /** Worked out only when somebody asks for the repair. */
  readonly fix?: () => readonly Edit[];
}

/** Reports one place; a rule with a `group` counts places per schema instead of saying each. */
export type Report = (node: Spot | { readonly at: Spot }, message: string, detail?: FindingDetail) => void;

/** A change of the sample connector, by pointer: `undefined` takes the member away. Pointers into the properties document begin with `properties:`. */
export type Change = Readonly<Record<string, JsonValue | undefined>>;

/** A case that breaks the rule, where its finding points, and what puts it right (nothing: the sample as it is). */
export interface RuleExample {
  readonly bad: Change;
  readonly at: string;
  readonly good?: Change;
}

/** What is known of a rule without looking at a connector. */
export interface RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  readonly level: string;
  /** `safe`: deterministic, keeps behaviour, applied in bulk. `suggestion`: a person accepts it. */
  readonly fix: 'safe' | 'suggestion' | 'none';
  readonly source: string;
  /** What the rule demands, in one sentence. */
  readonly summary: string;
  readonly why: string;
  /** What to do about a finding. */
  readonly remedy: string;
}

/** A rule that reads the package. */
export interface CheckedRule<K extends NodeKind> extends RuleFacts {
  readonly on: K;
  /** It looks only at schemas, properties or typed nodes that have one of these members; without it, at all. */
  readonly having?: readonly string[];
  readonly check: (node: NodeByKind[K], report: Report, survey: PackageSurvey) => void;
  /** The message for `count` of `total` places in a schema called `name`. */
  readonly group?: (count: number, total: number, name: string) => string;
  /** Why it cannot be judged for this connector, if it cannot. */
  readonly unavailable?: (survey: PackageSurvey) => string | undefined;
  readonly example: RuleExample;
}

/** A rule that needs what no package holds: it has its place in the verdict as not yet evaluated. */
export interface AwaitedRule extends RuleFacts {
  readonly needs: 'measurement' | 'declaration' | 'review';
}

/** Any rule, its kind of node forgotten. */
export type Rule = AwaitedRule | { [K in NodeKind]: CheckedRule<K> }[NodeKind];

/** Rules of one section of the catalogue, in its order. */
export interface RuleSection {
  readonly name: string;
  readonly rules: readonly Rule[];
}
