import type { JsonValue } from '@tenon/connector';
import { isList, isObject } from '../survey/json.ts';

/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** A value on one line: plain text where YAML reads it as that text, in quotation marks otherwise. */
export function writeYamlInline(value: JsonValue): string {
  if (typeof value === 'string') {
    const isPlain = /^[A-Za-z/$][\w/.-]*(?: [\w/.-]+)*$/.test(value) && !WORDS.test(value);
    return isPlain ? value : JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(writeYamlInline).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, item]) => `${writeYamlInline(name)}: ${writeYamlInline(item ?? null)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A value as the lines of a block, without indentation of its own. */
export function writeYamlBlock(value: JsonValue): readonly string[] {
  if (isList(value) && value.length > 0) {
    return value.flatMap((item) => writeYamlBlock(item).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`));
  }
  if (!isObject(value) || Object.keys(value).length === 0) return [writeYamlInline(value)];
  return Object.entries(value).flatMap(([name, item = null]) => {
    const isNested = typeof item === 'object' && item !== null && Object.keys(item).length > 0;
    if (!isNested) return [`${writeYamlInline(name)}: ${writeYamlInline(item)}`];
    return [`${writeYamlInline(name)}:`, ...writeYamlBlock(item).map((line) => `  ${line}`)];
  });
}
