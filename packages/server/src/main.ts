import { Refusal } from '@tenon/diagnostics';
import { databaseTrouble } from './database/database-trouble.ts';
import { readConfiguration } from './process/configuration.ts';

const [command = '', ...args] = process.argv.slice(2);
const format = args.includes('--json') ? 'json' : 'text';

try {
  await carryOut();
} catch (error) {
  // A refusal says all there is to say; anything else is a defect of ours and needs its stack.
  const refusal = error instanceof Refusal ? error : databaseTrouble(error);
  console.error(refusal === undefined ? error : refusal.message);
  process.exitCode = refusal === undefined ? 1 : 2;
}

async function carryOut(): Promise<void> {
  switch (command) {
    case 'up':
      return (await import('./process/run-server.ts')).runServer(readConfiguration(args, process.env));
    case 'bootstrap': {
      const { printScriptAccess } = await import('./process/print-script-access.ts');
      return printScriptAccess(readConfiguration(args, process.env), format);
    }
    case 'backup':
    case 'restore':
    case 'doctor':
      return administer(command);
    case 'rotate-key': {
      const { administerRotation } = await import('./process/administer.ts');
      const newKey = process.env['TENON_NEW_MASTER_KEY'] || undefined;
      return administerRotation(readConfiguration(args, process.env), { format, newKey });
    }
    default:
      throw new Refusal(
        'command-unknown',
        `'${command}' is none of up, bootstrap, backup, restore, doctor and rotate-key.`,
      );
  }
}

async function administer(task: 'backup' | 'restore' | 'doctor'): Promise<void> {
  const { administerBackup, administerDoctor, administerRestore } = await import('./process/administer.ts');
  if (task === 'doctor') return administerDoctor(readConfiguration(args, process.env), { format });
  const [folder = '', ...flags] = args;
  const configuration = readConfiguration(
    flags.filter((flag) => flag !== '--without-keys'),
    process.env,
  );
  if (task === 'restore') return administerRestore(configuration, folder, { format });
  const keys = flags.includes('--without-keys') ? 'separately' : 'included';
  return administerBackup(configuration, folder, { format, keys });
}
