/** A text with what it was before, and what it was before an undo. */
export interface TextHistory {
  readonly past: readonly string[];
  readonly text: string;
  readonly future: readonly string[];
  /** When the last change was made, in milliseconds. */
  readonly typedAt?: number;
}

/** Changes by so few characters that follow each other so fast, in milliseconds, are typing, and are undone together. */
const typed = { characters: 2, within: 700 };

/** So many steps back are kept. */
const mostSteps = 100;

/** Makes a change. */
export function keepText(history: TextHistory, text: string, at: number): TextHistory {
  if (text === history.text) return history;
  const isTyping =
    history.typedAt !== undefined &&
    at - history.typedAt < typed.within &&
    Math.abs(text.length - history.text.length) <= typed.characters;
  const past = isTyping ? history.past : [...history.past, history.text].slice(-mostSteps);
  return { past, text, future: [], typedAt: at };
}

/** Takes the last change back. */
export function undoText({ past, text, future }: TextHistory): TextHistory {
  const before = past.at(-1);
  return before === undefined
    ? { past, text, future }
    : { past: past.slice(0, -1), text: before, future: [text, ...future] };
}

/** Makes the change again that was taken back last. */
export function redoText({ past, text, future }: TextHistory): TextHistory {
  const [next, ...rest] = future;
  return next === undefined ? { past, text, future } : { past: [...past, text], text: next, future: rest };
}
