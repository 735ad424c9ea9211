import type { Place, Severity } from '@tenon/diagnostics';
import type { OperationNode, ParameterNode, SchemaNode, SchemaRoot } from '../survey/nodes.ts';
import type { Spot } from '../survey/spot.ts';
import type { PackageSurvey } from '../survey/survey.ts';
import { missingFor, nodesFor } from './nodes-for.ts';
import type { Edit, FindingDetail, Report, Rule } from './rule.ts';

/** A finding before its place in the text is looked up. */
export interface RawFinding {
  readonly rule: Rule;
  readonly said: { readonly severity: Severity; readonly isLower: boolean };
  readonly at: Spot;
  readonly place: Place | undefined;
  readonly message: string;
  readonly operation: OperationNode | undefined;
  readonly places: number;
  /** How many places of its kind there are where it looked; as many as `places` where nothing was counted. */
  readonly outOf: number;
  readonly related: readonly Spot[];
  readonly fixes: readonly (() => readonly Edit[])[];
  /** The message for fewer of its places; only what is told of several places at once has it. */
  readonly say?: (count: number) => string;
}

/** What one rule had to say, or the reason why it could say nothing. */
export type Gathered =
  | { readonly kind: 'findings'; readonly findings: readonly RawFinding[] }
  | { readonly kind: 'not-evaluated'; readonly reason: string }
  | { readonly kind: 'defect'; readonly message: string };

const nothingFound: Gathered = { kind: 'findings', findings: [] };

/** Hands a rule every node of its kind. A rule that throws is reported as broken and harms no other. */
export function gather(rule: Rule, survey: PackageSurvey): Gathered {
  if ('needs' in rule) return { kind: 'not-evaluated', reason: reasons[rule.needs] };
  const missing = missingFor(rule.on, survey) ?? rule.unavailable?.(survey);
  if (missing !== undefined) return { kind: 'not-evaluated', reason: missing };
  const nodes = nodesFor(rule, survey);
  if (nodes.length === 0) return nothingFound;
  const findings: RawFinding[] = [];
  const groups = rule.group ? new Map<SchemaRoot, Group>() : undefined;
  let current: unknown;
  const report: Report = (node, message, detail = {}) => {
    const at = 'at' in node ? node.at : node;
    if (groups) addToGroup(groups, node as SchemaNode, detail);
    else
      findings.push(
        toRaw(rule, {
          at,
          message,
          detail: { ...ofOperation(current, rule), ...detail },
          places: 1 + (detail.related?.length ?? 0),
        }),
      );
  };
  try {
    const check = rule.check as Check;
    // Rules look at millions of nodes before this is compiled to something that makes no object for each step of an iterator.
    nodes.forEach((node) => {
      current = node;
      check(node, report, survey);
    });
  } catch (error) {
    return { kind: 'defect', message: error instanceof Error ? error.message : String(error) };
  }
  if (groups === undefined) return findings.length === 0 ? nothingFound : { kind: 'findings', findings };
  for (const [root, group] of groups) {
    const [first, ...others] = group.nodes;
    if (first === undefined || !rule.group) continue;
    const outOf = Math.max(root.propertyCount, group.nodes.length);
    const { group: tell } = rule;
    const say = (count: number) => tell(count, outOf, describeRoot(root));
    const message = say(group.nodes.length);
    const operation = [...root.requests, ...root.responses][0];
    const detail = { ...(operation ? { operation } : {}), related: others.map(({ at }) => at), isLower: group.isLower };
    findings.push({
      ...toRaw(rule, { at: first.at, message, detail, places: group.nodes.length }),
      outOf,
      say,
      fixes: group.fixes,
    });
  }
  return { kind: 'findings', findings };
}

/** The operation that a node belongs to; texts of internal operations count one severity less. */
function ofOperation(node: unknown, rule: Rule): FindingDetail {
  if (typeof node !== 'object' || node === null) return {};
  if ('method' in node) {
    const operation = node as OperationNode;
    return { operation, isLower: operation.isInternal && rule.level === 'operation' };
  }
  const [first] = 'uses' in node ? (node as ParameterNode).uses : [];
  return first ? { operation: first } : {};
}

type Check = (node: unknown, report: Report, survey: PackageSurvey) => void;

interface Group {
  readonly nodes: SchemaNode[];
  readonly fixes: (() => readonly Edit[])[];
  isLower: boolean;
}

function addToGroup(groups: Map<SchemaRoot, Group>, node: SchemaNode, { fix, isLower }: FindingDetail): void {
  let group = groups.get(node.root);
  if (group === undefined) {
    group = { nodes: [], fixes: [], isLower: true };
    groups.set(node.root, group);
  }
  group.nodes.push(node);
  if (fix) group.fixes.push(fix);
  if (isLower !== true) group.isLower = false;
}

function describeRoot(root: SchemaRoot): string {
  const operations = new Set([...root.requests, ...root.responses]);
  const [first] = operations;
  if (root.kind === 'definition') {
    const used = operations.size === 1 ? '1 operation' : `${operations.size} operations`;
    return operations.size === 0 ? `"${root.name}"` : `"${root.name}" (used by ${used})`;
  }
  return first ? `${root.name} of "${first.name}"` : root.name;
}

function toRaw(rule: Rule, found: { at: Spot; message: string; detail: FindingDetail; places: number }): RawFinding {
  const { at, message, detail, places } = found;
  return {
    rule,
    said: { severity: detail.severity ?? rule.severity, isLower: detail.isLower ?? false },
    at,
    place: detail.place,
    message,
    operation: detail.operation,
    places,
    outOf: places,
    related: detail.related ?? [],
    fixes: detail.fix ? [detail.fix] : [],
  };
}

const reasons = {
  measurement: 'It is measured by calls through the running connector.',
  declaration: 'It is declared by the publisher when the connector is nominated.',
  review: 'It is judged by a reviewer.',
} as const;
