/** The axes of XPath 1.0 but the namespace axis, which the language does without. */
export type Axis =
  | 'ancestor'
  | 'ancestor-or-self'
  | 'attribute'
  | 'child'
  | 'descendant'
  | 'descendant-or-self'
  | 'following'
  | 'following-sibling'
  | 'parent'
  | 'preceding'
  | 'preceding-sibling'
  | 'self';

/** Which nodes of an axis a step takes. `name` may be `*` or `prefix:*`. */
export type NodeTest =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'node' | 'text' | 'comment' }
  | { readonly kind: 'instruction'; readonly target: string | undefined };

/** One step of a path. */
export interface Step {
  readonly axis: Axis;
  readonly test: NodeTest;
  readonly predicates: readonly XPath[];
}

/** The syntax tree of an XPath 1.0 expression. */
export type XPath =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly XPath[] }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: XPath; readonly right: XPath }
  | { readonly kind: 'negation'; readonly of: XPath }
  | { readonly kind: 'filter'; readonly of: XPath; readonly predicates: readonly XPath[] }
  | {
      readonly kind: 'path';
      /** Where the path starts: the root, the context node, or the nodes of an expression. */
      readonly from: 'root' | 'context' | XPath;
      readonly steps: readonly Step[];
    };
