import type { ConnectorFile } from '@tenon/connector';
import { strFromU8 } from 'fflate';

/** The text of a file, decoded from UTF-8 if it is bytes. */
export function textOfFile({ content }: ConnectorFile): string {
  return typeof content === 'string' ? content : strFromU8(content);
}
