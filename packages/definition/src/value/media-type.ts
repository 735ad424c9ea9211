/** A media type taken apart: `type` and the parameter names in lower case. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Takes a `Content-Type` or `Content-Disposition` apart. Never fails: what is not there is empty. */
export function parseMediaType(text: string): MediaType {
  const end = text.indexOf(';');
  const parameters = new Map<string, string>();
  if (end >= 0) {
    for (const [, name = '', quoted, plain = ''] of text.slice(end).slice(0, 4_096).matchAll(parameterPattern)) {
      if (!parameters.has(name.toLowerCase())) {
        parameters.set(name.toLowerCase(), quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1'));
      }
    }
  }
  return { type: (end < 0 ? text : text.slice(0, end)).trim().toLowerCase(), parameters };
}

const parameterPattern = /;[ \t]*([^=;\s"]+)=(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/g;

/** Whether content of this type is text. */
export function isTextType({ type, parameters }: MediaType): boolean {
  return (
    type.startsWith('text/') ||
    parameters.has('charset') ||
    isJsonType(type) ||
    isXmlType(type) ||
    type === 'application/x-www-form-urlencoded' ||
    type === 'application/javascript'
  );
}

/** Whether the media type is JSON. */
export function isJsonType(type: string): boolean {
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json');
}

/** Whether the media type is XML. */
function isXmlType(type: string): boolean {
  return type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml');
}
