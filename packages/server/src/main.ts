import { Refusal } from '@tenon/diagnostics';
import { readConfiguration } from './process/configuration.ts';
import { printScriptAccess } from './process/print-script-access.ts';
import { runServer } from './process/run-server.ts';

const [command, ...args] = process.argv.slice(2);

try {
  const configuration = readConfiguration(args, process.env);
  if (command === 'up') await runServer(configuration);
  else if (command === 'bootstrap') await printScriptAccess(configuration, args.includes('--json') ? 'json' : 'text');
  else throw new Refusal('command-unknown', `'${command ?? ''}' is neither up nor bootstrap.`);
} catch (error) {
  // A refusal says all there is to say; anything else is a defect of ours and needs its stack.
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
