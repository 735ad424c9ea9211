import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { ExpressionProblem } from './evaluate-expression.ts';

/** Tells the editor what is wrong now. */
export const showProblems = StateEffect.define<readonly ExpressionProblem[]>();

/** Underlines the wrong parts, and writes what is wrong beneath the line, under the very characters. */
export function problemMarks(): Extension {
  return marks;
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(showProblems)) return decorate(effect.value, transaction.state.doc);
    }
    return transaction.docChanged ? decorations.map(transaction.changes) : decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});

type Text = EditorView['state']['doc'];

function decorate(problems: readonly ExpressionProblem[], document: Text): DecorationSet {
  const ranges = problems.flatMap((problem) => {
    const { offset = 0, length = 0 } = problem.part ?? {};
    const from = Math.min(offset, document.length);
    const to = Math.min(from + length, document.length);
    const line = document.lineAt(from);
    const before = document.sliceString(line.from, from);
    const width = problem.part ? Math.max(1, Math.min(to, line.to) - from) : 0;
    const beneath = Decoration.widget({ widget: new Beneath(before, width, problem.message), block: true, side: 1 });
    const underline = from < to ? [Decoration.mark({ class: 'cm-problem' }).range(from, to)] : [];
    return [...underline, beneath.range(line.to)];
  });
  return Decoration.set(ranges, true);
}

/** Beneath the line that is wrong: carets under the part, and the message under them. */
class Beneath extends WidgetType {
  readonly #before: string;
  readonly #width: number;
  readonly #message: string;

  constructor(before: string, width: number, message: string) {
    super();
    this.#before = before;
    this.#width = width;
    this.#message = message;
  }

  override eq(other: Beneath): boolean {
    return other.#before === this.#before && other.#width === this.#width && other.#message === this.#message;
  }

  override toDOM(): HTMLElement {
    const row = document.createElement('div');
    row.className = 'cm-problem-row';
    // The text before takes its room unseen, so that the carets stand under the part whatever its characters are.
    const room = document.createElement('span');
    room.textContent = this.#before;
    room.className = 'cm-problem-room';
    const carets = document.createElement('span');
    carets.textContent = '^'.repeat(Math.min(this.#width, 200));
    const message = document.createElement('div');
    message.textContent = this.#message;
    message.className = 'cm-problem-message';
    row.append(room, carets, message);
    // The page tells the same beside the editor; here it is for the eye.
    row.setAttribute('aria-hidden', 'true');
    return row;
  }
}
