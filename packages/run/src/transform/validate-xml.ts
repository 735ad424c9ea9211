import type { TransformResult } from './transform-content.ts';

/** Validates an XML document against an XML schema, which may include and import others by their names. */
export async function validateXml(
  content: string,
  { schema, included }: { readonly schema: string; readonly included: Readonly<Record<string, string>> },
): Promise<TransformResult> {
  const {
    XmlDocument,
    XsdValidator,
    XmlLibError,
    XmlBufferInputProvider,
    xmlCleanupInputProvider,
    xmlRegisterInputProvider,
  } = await import('libxml2-wasm');
  const encoder = new TextEncoder();
  const others = Object.entries(included).map(([name, text]): [string, Uint8Array] => [name, encoder.encode(text)]);
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(others)));
  const attempt = <T>(code: string, what: string, work: () => T): { readonly value: T } | TransformResult => {
    try {
      return { value: work() };
    } catch (error) {
      if (!(error instanceof XmlLibError)) throw error;
      const found = error.details.slice(0, MOST_MESSAGES).map(({ message, line }) => `line ${line}: ${message.trim()}`);
      return { error: { code, message: [`${what}.`, ...found].join(' ').slice(0, 2_000) } };
    }
  };
  const kept: { dispose(): void }[] = [];
  const keep = <T extends { dispose(): void }>(made: T): T => {
    kept.push(made);
    return made;
  };
  try {
    const validator = attempt('SchemaNotValid', 'The schema is no valid XML schema', () =>
      keep(XsdValidator.fromDoc(keep(XmlDocument.fromString(schema)))),
    );
    if (!('value' in validator)) return validator;
    const document = attempt('XmlNotWellFormed', 'The content is no well-formed XML', () =>
      keep(XmlDocument.fromString(content)),
    );
    if (!('value' in document)) return document;
    const verdict = attempt('XmlValidationFailed', 'The content does not conform to the schema', () =>
      validator.value.validate(document.value),
    );
    return 'value' in verdict ? { text: content } : verdict;
  } finally {
    for (const one of kept.reverse()) one.dispose();
    xmlCleanupInputProvider();
  }
}

/** How many findings are told. */
const MOST_MESSAGES = 10;
