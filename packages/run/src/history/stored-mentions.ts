import { type StoredContent, values } from '@tenon/definition';

/** How much of the beginning of a stored content is looked into. */
export const lookedIntoBytes = 65_536;

/**
 * Whether a text stands, ignoring case, in the beginning of a stored content: in a text or XML anywhere, in JSON in some text
 * or number, however it is escaped, but not in the name of a property. Files are not looked into.
 */
export function storedMentions(content: StoredContent, beginning: string, text: string): boolean {
  const wanted = text.toLowerCase();
  if (content.kind === 'json') return jsonTexts(beginning).some((each) => each.toLowerCase().includes(wanted));
  return isReadable(content) && beginning.toLowerCase().includes(wanted);
}

function isReadable({ kind, contentType }: StoredContent): boolean {
  return kind === 'text' || /[/+]xml$/.test(values.parseMediaType(contentType).type);
}

/** The texts and other single values of JSON of which only the beginning is there; the last text may be cut. */
function jsonTexts(beginning: string): readonly string[] {
  const tokens = beginning.matchAll(/"((?:[^"\\]|\\.)*)(?:"(\s*:)?|\\?$)|[^\s"{}[\],:]+/gs);
  return [...tokens].flatMap(([whole, inside, colon]) => {
    if (colon !== undefined) return [];
    return [inside === undefined ? whole : unescaped(inside)];
  });
}

function unescaped(inside: string): string {
  return inside.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, unit: string | undefined, mark: string | undefined) =>
    unit === undefined ? (marks[mark ?? ''] ?? mark ?? '') : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}

const marks: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
