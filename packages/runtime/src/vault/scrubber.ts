/** Takes secrets out of texts and of plain data before they are logged, answered or kept. */
export interface Scrubber {
  scrubText(text: string): string;
  /** The same bytes where no secret is among them, in UTF-8 or in Latin-1, which is how headers travel. */
  scrubBytes(bytes: Uint8Array): Uint8Array;
  /** How long a secret can be among bytes; 0 when there is none to take out. */
  readonly longestBytes: number;
  /** A copy of JSON-like data with every text and every member name scrubbed; other values stay as they are. */
  scrubData<T>(data: T): T;
}

/** What stands where a secret was; the word the definition language's history uses. */
const mask = '*sanitized*';
/** Shorter values would take ordinary words out of every text. */
const shortestSecret = 4;

/** Makes a scrubber that knows these values in clear and in the encodings in which they travel: JSON, URL, form, hexadecimal and base64 at any offset. */
export function createScrubber(values: Iterable<string>): Scrubber {
  const forms = new Set<string>();
  for (const value of values) {
    if (value.length >= shortestSecret) for (const form of formsOf(value)) forms.add(form);
  }
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);

  const scrubText = (text: string): string => {
    let scrubbed = text;
    for (const form of longestFirst) {
      if (scrubbed.includes(form)) scrubbed = scrubbed.replaceAll(form, mask);
    }
    return scrubbed;
  };

  const byteForms = [...new Set(longestFirst.flatMap(byteFormsOf))].sort((a, b) => b.length - a.length);
  const scrubBytes = (bytes: Uint8Array): Uint8Array => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    let scrubbed = text;
    for (const form of byteForms) {
      if (scrubbed.includes(form)) scrubbed = scrubbed.replaceAll(form, mask);
    }
    return scrubbed === text ? bytes : Buffer.from(scrubbed, 'latin1');
  };

  const scrub = (data: unknown): unknown => {
    if (typeof data === 'string') return scrubText(data);
    if (Array.isArray(data)) return data.map(scrub);
    if (data === null || typeof data !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(data)))
      return data;
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [scrubText(key), scrub(value)]));
  };

  return {
    scrubText,
    scrubBytes,
    longestBytes: byteForms[0]?.length ?? 0,
    scrubData: (data) => (longestFirst.length === 0 ? data : (scrub(data) as typeof data)),
  };
}

function formsOf(value: string): string[] {
  const percent = encodeURIComponent(value);
  const strictPercent = percent.replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  const forms = [
    value,
    JSON.stringify(value).slice(1, -1),
    percent,
    strictPercent,
    lowerEscapes(percent),
    lowerEscapes(strictPercent),
    strictPercent.replaceAll('%20', '+'),
    ...encodedForms(Buffer.from(value, 'utf8')),
  ];
  return isLatin(value) ? [...forms, ...encodedForms(Buffer.from(value, 'latin1'))] : forms;
}

/** Bytes in hexadecimal and in base64, also where the value stands inside of something longer. */
function encodedForms(bytes: Buffer): string[] {
  const forms = [bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
  // In `user:password` and the like the value starts at any of three offsets; the characters at both ends depend on its neighbours.
  for (let offset = 0; offset < 3; offset += 1) {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    const inner = padded.slice(first, last);
    if (inner.length >= 2 * shortestSecret || (offset === 0 && inner.length >= shortestSecret)) {
      forms.push(inner, inner.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(inner));
    }
  }
  return forms;
}

/** A form as the bytes of a body may hold it, each byte as one character. */
function byteFormsOf(form: string): string[] {
  const utf8 = Buffer.from(form, 'utf8').toString('latin1');
  return isLatin(form) ? [utf8, form] : [utf8];
}

/** Whether every character is one of Latin-1. */
function isLatin(text: string): boolean {
  return Buffer.from(text, 'latin1').toString('latin1') === text;
}

function lowerEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}
