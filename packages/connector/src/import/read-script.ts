import type { ConnectorFile, Script } from '../model/connector.ts';
import type { ChosenFiles } from '../package/choose-files.ts';
import { decodeText } from '../source/decode-text.ts';
import { type JsonObject, listMember } from '../source/json-value.ts';
import type { ImportContext } from './import-context.ts';

/** The C# script of a package, and the operations that its properties say are meant for it. */
export function readScript(chosen: ChosenFiles, properties: JsonObject): Script | undefined {
  const names = listMember(properties, 'scriptOperations').filter((name) => typeof name === 'string');
  if (!chosen.script && names.length === 0 && !Object.hasOwn(properties, 'script')) return undefined;
  const text = chosen.script && textOfFile(chosen.script);
  return { language: 'csharp', operations: names.length > 0 ? names : 'all', ...(text === undefined ? {} : { text }) };
}

/** The text of a file, whatever its encoding. */
export function textOfFile({ name, content }: ConnectorFile): string {
  return typeof content === 'string' ? content : decodeText(content, name).text;
}

/** Says which operations count on a script that does not run here, until somebody writes it in JavaScript. */
export function reportScript(context: ImportContext, { operations }: Script): void {
  const which = operations === 'all' ? 'every operation' : operations.slice(0, 20).join(', ');
  context.report({
    code: 'import-script-not-run',
    severity: 'warning',
    message: `The package has a C# script, which is kept but not run. It is meant for ${which}.`,
    pointer: '',
    remedy: 'Write what it does as script.js, with onRequest and onResponse.',
  });
}
