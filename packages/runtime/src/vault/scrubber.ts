/** Takes secrets out of texts and of plain data before they are logged, answered or kept. */
export interface Scrubber {
  scrubText(text: string): string;
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

  const scrub = (data: unknown): unknown => {
    if (typeof data === 'string') return scrubText(data);
    if (Array.isArray(data)) return data.map(scrub);
    if (data === null || typeof data !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(data)))
      return data;
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [scrubText(key), scrub(value)]));
  };

  return { scrubText, scrubData: (data) => (longestFirst.length === 0 ? data : (scrub(data) as typeof data)) };
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
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
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
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

function lowerEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}
