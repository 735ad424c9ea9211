import { Refusal } from '@tenon/diagnostics';
import { databaseTrouble } from './database/database-trouble.ts';
import { readConfiguration } from './process/configuration.ts';

const [command, ...args] = process.argv.slice(2);

try {
  const configuration = readConfiguration(args, process.env);
  if (command === 'up') await (await import('./process/run-server.ts')).runServer(configuration);
  else if (command === 'bootstrap') {
    const { printScriptAccess } = await import('./process/print-script-access.ts');
    await printScriptAccess(configuration, args.includes('--json') ? 'json' : 'text');
  } else throw new Refusal('command-unknown', `'${command ?? ''}' is neither up nor bootstrap.`);
} catch (error) {
  // A refusal says all there is to say; anything else is a defect of ours and needs its stack.
  const refusal = error instanceof Refusal ? error : databaseTrouble(error);
  console.error(refusal === undefined ? error : refusal.message);
  process.exitCode = refusal === undefined ? 1 : 2;
}
