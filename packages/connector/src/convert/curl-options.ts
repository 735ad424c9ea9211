import type { NamedValue, SampledAuth } from './sampled-request.ts';

/** What the options of one curl command say about its requests. */
export interface CurlRequest {
  readonly urls: readonly string[];
  readonly method: string;
  readonly headers: readonly NamedValue[];
  /** Bodies as given; several are joined by `&`. */
  readonly data: readonly string[];
  /** Parts of a multipart form as given. */
  readonly fields: readonly string[];
  readonly queries: readonly string[];
  /** `-G`: the data goes into the query. */
  readonly isGet: boolean;
  /** The data comes from a file. */
  readonly isFile: boolean;
  readonly isUpload: boolean;
  readonly auth?: SampledAuth;
}

/** Short options that take a value. */
const SHORT_WITH_VALUE = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';

/** The long names of the short options that say something about a request. */
const LONG: Readonly<Record<string, string>> = {
  A: '--user-agent',
  b: '--cookie',
  d: '--data',
  e: '--referer',
  F: '--form',
  G: '--get',
  H: '--header',
  I: '--head',
  T: '--upload-file',
  u: '--user',
  X: '--request',
};

/** Long options that take a value and say nothing that a connector needs. */
const LONG_WITH_VALUE = new Set(
  (
    'abstract-unix-socket alt-svc cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie ' +
    'cookie-jar create-file-mode crlfile curves delegation dns-interface dns-servers doh-url dump-header egd-file engine ' +
    'etag-compare etag-save expect100-timeout happy-eyeballs-timeout-ms haproxy-clientip hostpubmd5 hsts interface ip-tos ' +
    'ipfs-gateway keepalive-time key key-type krb limit-rate local-port login-options max-filesize max-redirs max-time ' +
    'noproxy output output-dir parallel-max pass pinnedpubkey postquote preproxy proto proto-default proto-redir proxy ' +
    'proxy-header proxy-user proxy1.0 pubkey quote random-file range rate referer request-target resolve retry retry-delay ' +
    'retry-max-time service-name socks4 socks4a socks5 socks5-hostname speed-limit speed-time stderr tls-max tls13-ciphers ' +
    'trace trace-ascii unix-socket user-agent variable write-out'
  )
    .split(' ')
    .map((name) => `--${name}`),
);

/** Reads the words after `curl`. Options that do not matter are passed over with their values. */
export function readCurlOptions(words: readonly string[]): CurlRequest {
  const reader = new OptionReader();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    for (const { name, value } of optionsOf(word)) {
      if (name === undefined) reader.take('--url', word);
      else if (value !== undefined || !needsValue(name)) reader.take(name, value ?? '');
      else {
        at += 1;
        reader.take(name, words[at] ?? '');
      }
    }
  }
  return reader.request();
}

function needsValue(name: string): boolean {
  return (
    OptionReader.takesValue(name) ||
    LONG_WITH_VALUE.has(name) ||
    (name.length === 2 && SHORT_WITH_VALUE.includes(name.charAt(1)))
  );
}

interface Option {
  readonly name?: string;
  readonly value?: string;
}

/** The options in one word: a long one, or several short ones, of which the last may have its value in the same word. */
function optionsOf(word: string): readonly Option[] {
  if (!word.startsWith('-') || word === '-') return [{}];
  if (word.startsWith('--')) {
    const at = word.indexOf('=');
    return [at < 0 ? { name: word } : { name: word.slice(0, at), value: word.slice(at + 1) }];
  }
  const options: Option[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const name = LONG[letter] ?? `-${letter}`;
    if (!SHORT_WITH_VALUE.includes(letter)) options.push({ name });
    else {
      const rest = word.slice(at + 1);
      options.push(rest === '' ? { name } : { name, value: rest });
      break;
    }
  }
  return options;
}

class OptionReader {
  readonly #urls: string[] = [];
  readonly #headers: NamedValue[] = [];
  readonly #data: string[] = [];
  readonly #fields: string[] = [];
  readonly #queries: string[] = [];
  #method = '';
  #isGet = false;
  #isFile = false;
  #isUpload = false;
  #auth: SampledAuth | undefined;

  static takesValue(name: string): boolean {
    return /^--(?:url|url-query|request|header|data(?:-raw|-binary|-ascii|-urlencode)?|json|form(?:-string)?|user|upload-file|oauth2-bearer|aws-sigv4)$/.test(
      name,
    );
  }

  take(name: string, value: string): void {
    if (name === '--url') this.#urls.push(value);
    else if (name === '--request') this.#method = value;
    else if (name === '--header') this.#addHeader(value);
    else if (/^--(?:data|json)/.test(name)) this.#addData(name, value);
    else if (name === '--form' || name === '--form-string') this.#fields.push(value);
    else if (name === '--url-query') this.#queries.push(value.startsWith('+') ? value.slice(1) : encoded(value));
    else if (name === '--get') this.#isGet = true;
    else if (name === '--head') this.#method ||= 'HEAD';
    else if (name === '--upload-file') this.#isUpload = true;
    else if (name === '--user') this.#auth ??= { kind: 'basic' };
    else if (name === '--oauth2-bearer') this.#auth = { kind: 'bearer' };
    else if (/^--(?:digest|ntlm|negotiate|aws-sigv4)$/.test(name))
      this.#auth = { kind: 'unsupported', declared: name.slice(2) };
  }

  request(): CurlRequest {
    return {
      urls: this.#urls,
      method: this.#method,
      headers: this.#headers,
      data: this.#data,
      fields: this.#fields,
      queries: this.#queries,
      isGet: this.#isGet,
      isFile: this.#isFile,
      isUpload: this.#isUpload,
      ...(this.#auth ? { auth: this.#auth } : {}),
    };
  }

  #addHeader(line: string): void {
    const at = line.indexOf(':');
    const value = line.slice(at + 1).trim();
    if (at > 0 && !line.startsWith('@') && value !== '') this.#headers.push({ name: line.slice(0, at).trim(), value });
    else if (/^[^:@]+;$/.test(line)) this.#headers.push({ name: line.slice(0, -1).trim(), value: '' });
  }

  #addData(name: string, value: string): void {
    if (name === '--json') this.#addHeader('Content-Type: application/json');
    if (name === '--data-urlencode') {
      const at = value.search(/[=@]/);
      if (at > 0 && value[at] === '@') this.#data.push(`${value.slice(0, at)}=`);
      else if (value.startsWith('@')) this.#isFile = true;
      else this.#data.push(encoded(value));
    } else if (value.startsWith('@') && name !== '--data-raw') this.#isFile = true;
    else this.#data.push(value);
  }
}

/** `name=content` with the content encoded for a query; content without a name stays alone. */
function encoded(pair: string): string {
  const at = pair.indexOf('=');
  const content = encodeURIComponent(pair.slice(at + 1).toWellFormed())
    .replaceAll('%7B%7B', '{{')
    .replaceAll('%7D%7D', '}}');
  return at > 0 ? `${pair.slice(0, at)}=${content}` : content;
}
