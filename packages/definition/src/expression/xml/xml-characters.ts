/** The first character of a text that XML cannot hold, not even escaped: a control character or half of a pair. Undefined where all are good. */
export function firstNotInXml(text: string): { readonly character: string; readonly at: number } | undefined {
  const found = NOT_IN_XML.exec(text);
  return found === null ? undefined : { character: found[0], at: found.index };
}

const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
