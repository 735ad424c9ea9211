/**
 * How a value must look: a word for a scalar, or the name of a shape; `[x]` is a list of it, `list+:x` one that is not
 * empty, `set:x` one without repetitions, `set+:x` both; `{x}` a map to it, `a|b` the first of the two that fits its type.
 */
export type Kind = string;

/** An object of the OpenAPI Specification: its members, and those it cannot be without. */
export interface Shape {
  readonly members: Readonly<Record<string, Kind>>;
  readonly required?: readonly string[];
  /** Whether it must have a member that is no extension. */
  readonly isFilled?: true;
  /** What other members look like, for maps with names of their own. */
  readonly others?: Kind;
  /** Whether it may be a `$ref` instead, and what that must lead to. */
  readonly reference?: 'parameter' | 'response' | 'schema' | 'path' | 'other';
  /** Words that a member must be one of. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** The member whose value chooses a more exact shape: `in` of a parameter, `type` of a security scheme. */
  readonly choose?: { readonly by: string; readonly shapes: Readonly<Record<string, string>> };
}

/** The objects of one version of the specification by name; the document itself is `document`. */
export type ShapeTable = Readonly<Record<string, Shape>>;
