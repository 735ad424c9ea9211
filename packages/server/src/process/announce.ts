import { styleText } from 'node:util';
import type { PrintedLink } from '../ownership/one-time-link.ts';
import type { ExampleProcess } from './example-process.ts';

/** Tells the person at the terminal where everything is. The last line says that all is ready. */
export function announce(started: {
  readonly url: string;
  readonly link: PrintedLink | undefined;
  readonly example: { readonly process: ExampleProcess; readonly key: string } | undefined;
}): void {
  const { url, link, example } = started;
  const lines = [`${styleText('bold', 'Tenon')} is ready at ${url}`];
  if (link) {
    const what = link.purpose === 'first-owner' ? 'become the owner' : 'sign in as the owner, who has no password yet';
    lines.push('', `Open this link once, within an hour, to ${what}:`, `  ${link.url}`);
  }
  if (example) {
    const at = `http://127.0.0.1:${example.process.port}`;
    lines.push(
      '',
      `The Print Framer API runs at ${at}`,
      `  its definition: ${at}/swagger/v1/swagger.json; its v2 accepts the key ${example.key}`,
    );
  }
  lines.push('', 'Press Ctrl+C to stop.');
  console.log(lines.join('\n'));
}
