import { listen } from './listen.ts';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';

const port = Number(process.env['PRINT_FRAMER_PORT'] ?? 4410);
const keys = new Set((process.env['PRINT_FRAMER_KEYS'] ?? '').split(',').filter((key) => key !== ''));

try {
  const server = await listen([v1, v2(keys)], port);
  const address = server.address();
  console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : undefined }));
  // Started beside Tenon, it ends with it.
  process.once('disconnect', () => process.exit());
} catch (error) {
  console.error(
    `The Print Framer API does not start on port ${port}: ${error instanceof Error ? error.message : error}`,
  );
  process.exitCode = 1;
}
