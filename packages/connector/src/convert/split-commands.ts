/** A command of a script: its words, and the comment line right above it. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly comment: string;
}

/**
 * How a line goes on, and what an escape is: a POSIX shell, `cmd.exe`, or PowerShell, where a quotation mark for a program
 * may stand behind a backslash of its own.
 */
type Shell = 'posix' | 'cmd' | 'powershell';

/**
 * Splits a script into commands and words as its shell does: quotation marks, escapes, continued lines, comments.
 * Nothing is run and nothing expanded: a variable `$NAME` or `%NAME%` is written as `{{NAME}}`.
 */
export function splitCommands(text: string): readonly ShellCommand[] {
  const isPowerShell = /`[ \t]*\r?\n|`"|\$env:|^\s*curl\.exe\b/.test(text);
  const shell: Shell = /\^[ \t]*\r?\n|\^"/.test(text) ? 'cmd' : isPowerShell ? 'powershell' : 'posix';
  const script = shell === 'cmd' ? withoutCarets(text) : text;
  return new Splitter(script, shell).split();
}

/** In `cmd.exe` a caret makes the next character plain, and at the end of a line it continues the line. */
function withoutCarets(text: string): string {
  return text.replace(/\^[ \t]*\r?\n/g, ' ').replace(/\^([\s\S])/g, '$1');
}

class Splitter {
  #text: string;
  readonly #shell: Shell;
  readonly #commands: ShellCommand[] = [];
  #words: string[] = [];
  #word: string | undefined;
  #comment = '';
  #at = 0;
  /** What the command reads from its input, where that stands in the script. */
  #input: string | undefined;
  /** The operator before a word that is no word of the command. */
  #redirection = '';

  constructor(text: string, shell: Shell) {
    this.#text = text;
    this.#shell = shell;
  }

  split(): readonly ShellCommand[] {
    while (this.#at < this.#text.length) this.#step(this.#text[this.#at] ?? '');
    this.#endCommand();
    return this.#commands;
  }

  #step(character: string): void {
    const escaping = this.#shell === 'powershell' ? '`' : this.#shell === 'posix' ? '\\' : undefined;
    if (character === escaping) this.#escape();
    else if (character === '$' && this.#text[this.#at + 1] === "'" && this.#shell === 'posix') this.#ansiQuoted();
    else if (character === "'" && this.#shell !== 'cmd') this.#singleQuoted();
    else if (character === '"') this.#doubleQuoted();
    else if (character === '#' && this.#word === undefined) this.#skipComment();
    else if (/[<>]/.test(character)) this.#redirect();
    else if (/[\r\n;|&]/.test(character)) {
      this.#endCommand();
      this.#at += 1;
    } else if (/\s/.test(character)) {
      this.#endWord();
      this.#at += 1;
    } else this.#variableOr(character);
  }

  /** `> file` and the like, which are no words; text after `<<WORD` up to a line that is this word is the input. */
  #redirect(): void {
    if (/^\d$/.test(this.#word ?? '')) this.#word = undefined;
    this.#endWord();
    const rest = this.#text.slice(this.#at);
    const here = /^<<(-?)[ \t]*(['"]?)([A-Za-z_]\w*)\2([^\n]*)\n/.exec(rest);
    if (!here) {
      const [operator = ''] = /^[<>]+(?:&\d|\|)?/.exec(rest) ?? [];
      this.#at += operator.length;
      this.#redirection = /\d$/.test(operator) ? '' : operator;
      return;
    }
    const [start, , , name = '', others = ''] = here;
    const lines = rest.slice(start.length).split('\n');
    const end = lines.findIndex((line) => line.trim() === name);
    const inside = lines.slice(0, end < 0 ? lines.length : end);
    this.#input = inside.map((line) => (here[1] === '-' ? line.replace(/^\t+/, '') : line)).join('\n');
    this.#text = `${others}\n${lines.slice(inside.length + 1).join('\n')}`;
    this.#at = 0;
  }

  #append(text: string): void {
    this.#word = (this.#word ?? '') + text;
  }

  #escape(): void {
    const rest = /^[ \t]*\r?\n/.exec(this.#text.slice(this.#at + 1, this.#at + 200))?.[0];
    if (rest !== undefined) {
      this.#endWord();
      this.#at += 1 + rest.length;
      return;
    }
    this.#append(this.#text[this.#at + 1] ?? '');
    this.#at += 2;
  }

  #singleQuoted(): void {
    let at = this.#at + 1;
    this.#append('');
    for (; at < this.#text.length; at += 1) {
      if (this.#text[at] === "'") {
        if (this.#shell !== 'powershell' || this.#text[at + 1] !== "'") break;
        at += 1;
      } else if (this.#shell === 'powershell' && this.#text.startsWith('\\"', at)) at += 1;
      this.#append(this.#text[at] ?? '');
    }
    this.#at = at + 1;
  }

  #doubleQuoted(): void {
    this.#append('');
    this.#at += 1;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"') {
      const character = this.#text[this.#at] ?? '';
      const next = this.#text[this.#at + 1] ?? '';
      if (this.#shell === 'powershell' && this.#text.startsWith('\\`"', this.#at)) this.#at += 1;
      else if (this.#shell === 'powershell' && character === '`') {
        this.#append(next === 'n' ? '\n' : next);
        this.#at += 2;
      } else if (this.#shell !== 'powershell' && character === '\\' && /["\\$`\r\n]/.test(next)) {
        this.#append(/[\r\n]/.test(next) ? '' : next);
        this.#at += next === '\r' ? 3 : 2;
      } else this.#variableOr(character);
    }
    this.#at += 1;
  }

  /** `$'…'` with the escapes of ANSI C. */
  #ansiQuoted(): void {
    const plain: Readonly<Record<string, string>> = {
      n: '\n',
      t: '\t',
      r: '\r',
      a: '\x07',
      b: '\b',
      f: '\f',
      v: '\v',
      e: '\x1b',
      '0': '\0',
    };
    this.#append('');
    let at = this.#at + 2;
    while (at < this.#text.length && this.#text[at] !== "'") {
      if (this.#text[at] !== '\\') {
        this.#append(this.#text[at] ?? '');
        at += 1;
        continue;
      }
      const code = /^(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,6}))/i.exec(this.#text.slice(at + 1, at + 9));
      const digits = code?.[1] ?? code?.[2] ?? code?.[3];
      const next = this.#text[at + 1] ?? '';
      this.#append(digits === undefined ? (plain[next] ?? next) : characterOf(digits));
      at += digits === undefined ? 2 : 2 + digits.length;
    }
    this.#at = at + 1;
  }

  #variableOr(character: string): void {
    const rest = this.#text.slice(this.#at, this.#at + 100);
    const name = (character === '$'
      ? /^\$(?:env:)?\{?([A-Za-z_]\w*)\}?/.exec(rest)
      : character === '%' && this.#shell === 'cmd'
        ? /^%([A-Za-z_]\w*)%/.exec(rest)
        : null) ?? [character, undefined];
    this.#append(name[1] === undefined ? character : `{{${name[1]}}}`);
    this.#at += name[0].length;
  }

  #skipComment(): void {
    const end = this.#text.slice(this.#at).search(/[\r\n]/);
    const stop = end < 0 ? this.#text.length : this.#at + end;
    if (this.#words.length === 0)
      this.#comment = this.#text
        .slice(this.#at, stop)
        .replace(/^[#!\s]+/, '')
        .trim();
    this.#at = stop;
  }

  #endWord(): void {
    if (this.#word === undefined) return;
    if (this.#redirection === '') this.#words.push(this.#word);
    else if (this.#redirection === '<<<') this.#input = this.#word;
    this.#redirection = '';
    this.#word = undefined;
  }

  #endCommand(): void {
    this.#endWord();
    if (this.#words.length === 0) return;
    const input = this.#input;
    const words = input === undefined ? this.#words : this.#words.map((word) => word.replace(/@-$/, () => input));
    this.#commands.push({ words, comment: this.#comment });
    this.#words = [];
    this.#input = undefined;
    this.#comment = '';
  }
}

function characterOf(digits: string): string {
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
