import type { Shape, ShapeTable } from './shape.ts';

/** A kind of the table, taken apart. */
export type Form =
  | { readonly is: Scalar }
  | { readonly is: 'map'; readonly of: Form }
  | { readonly is: 'list'; readonly of: Form; readonly isFilled: boolean; readonly isSet: boolean }
  | { readonly is: 'either'; readonly first: Form; readonly second: Form }
  | { readonly is: 'shape'; readonly name: string; readonly shape: Shape };

const scalars = ['any', 'string', 'boolean', 'number', 'integer', 'count', 'positive', 'object', 'scheme'] as const;

type Scalar = (typeof scalars)[number];

/** The forms of one version of the specification; each is taken apart when a document first asks for it. */
export class FormTable {
  readonly #table: ShapeTable;
  readonly #forms = new Map<string, Form>();
  readonly #members = new Map<string, ReadonlyMap<string, Form>>();

  constructor(table: ShapeTable) {
    this.#table = table;
  }

  /** The form of a kind as the table writes it. */
  formOf(kind: string): Form {
    let form = this.#forms.get(kind);
    if (form === undefined) {
      form = this.#parse(kind);
      this.#forms.set(kind, form);
    }
    return form;
  }

  /** The forms of the members of a shape, by name. */
  membersOf({ name, shape }: Form & { is: 'shape' }): ReadonlyMap<string, Form> {
    let members = this.#members.get(name);
    if (members === undefined) {
      members = new Map(Object.entries(shape.members).map(([key, kind]) => [key, this.formOf(kind)]));
      this.#members.set(name, members);
    }
    return members;
  }

  #parse(kind: string): Form {
    const bar = /^(?:[[{]|list|set)/.test(kind) ? -1 : kind.indexOf('|');
    if (bar > 0)
      return { is: 'either', first: this.formOf(kind.slice(0, bar)), second: this.formOf(kind.slice(bar + 1)) };
    if (kind.startsWith('[')) return { is: 'list', of: this.formOf(kind.slice(1, -1)), isFilled: false, isSet: false };
    const [, list, filled, of = ''] = /^(list|set)(\+?):(.*)$/s.exec(kind) ?? [];
    if (list !== undefined) return { is: 'list', of: this.formOf(of), isFilled: filled === '+', isSet: list === 'set' };
    if (kind.startsWith('{')) return { is: 'map', of: this.formOf(kind.slice(1, -1)) };
    const scalar = scalars.find((candidate) => candidate === kind);
    if (scalar !== undefined) return { is: scalar };
    const shape = this.#table[kind];
    return shape ? { is: 'shape', name: kind, shape } : { is: 'any' };
  }
}
