import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checks/source-files.ts';
import { codesPage } from './codes.ts';

writeFileSync(join(root, 'docs/codes.md'), codesPage());
