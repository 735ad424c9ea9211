import type { Transformation, TransformResult } from './transform-content.ts';

type Xslt = Extract<Transformation, { kind: 'xslt' }>;

/** The extension modules of EXSLT that style sheets may use. */
const MODULES = ['common', 'math', 'sets', 'functions', 'dates-and-times', 'strings'] as const;

/**
 * Applies an XSLT 1.0 style sheet. What it would fetch or include is not there, and makes it fail. `complaints` gives what the
 * library has written to the console by then: it tells reasons no other way.
 */
export async function applyXslt(
  stylesheet: string,
  { content, parameters, output }: Xslt,
  complaints: () => readonly string[],
): Promise<TransformResult> {
  const { XmlDocument, XsltStylesheet } = await import('libxslt-wasm');
  const { registerModule } = await import('libxslt-wasm/exslt');
  for (const module of MODULES) registerModule(module);
  const failure = (code: string, what: string): TransformResult => ({
    error: { code, message: [`${what}.`, ...complaints()].join(' ').replace(/\s+/g, ' ').slice(0, 1_000) },
  });
  const kept: { delete(): void }[] = [];
  const keep = <T extends { delete(): void }>(made: T | undefined): T | undefined => {
    if (made) kept.push(made);
    return made;
  };
  try {
    const options = { options: { noNet: true } };
    const document = keep(await orNothing(XmlDocument.fromString(content, options)));
    if (!document) return failure('XmlNotWellFormed', 'The content is no well-formed XML');
    const source = await orNothing(XmlDocument.fromString(stylesheet, options));
    // A style sheet owns its document: freeing one frees the other.
    const sheet = keep(source && (await orNothing(XsltStylesheet.fromXmlDocument(source))));
    if (!sheet) return failure('XsltNotValid', 'The map is no valid XSLT 1.0 style sheet');
    const quoted = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, toLiteral(value)]));
    const made = keep(await orNothing(sheet.apply(document, quoted)));
    if (!made) return failure('XsltFailed', 'The map could not be applied');
    return { text: output === 'as-declared' ? sheet.applyToString(made) : made.toString() };
  } finally {
    for (const one of kept.reverse()) one.delete();
  }
}

async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    // The library says that it failed by a plain error, and why on the console.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** A text as an XPath expression, which is how a style sheet takes its parameters. */
function toLiteral(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;
}
