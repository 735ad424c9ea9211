import { readFile } from 'node:fs/promises';
import { type RuleOverrides, readOverrides } from '@tenon/certification';
import { type AccessOptions, accessOf, callServer } from '../../../server-client.ts';
import { UsageFailure } from '../../../usage-failure.ts';
import { refusedAsUsage } from './judge-package.ts';

/** What the organization of the token changes about the rules, as its server keeps it. */
export async function readRulesOfServer(options: AccessOptions): Promise<RuleOverrides> {
  const request = { method: 'GET', path: '/api/v1/rule-settings' };
  const { overrides } = await callServer<{ readonly overrides: unknown }>(accessOf(options), request);
  return refusedAsUsage(() => readOverrides(overrides));
}

/** What a file changes about the rules. */
export async function readRulesOfFile(path: string): Promise<RuleOverrides> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageFailure(`--rules: there is no file ${path}.`);
  });
  return refusedAsUsage(() => readOverrides(parse(path, text)));
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageFailure(`--rules: ${path} is not JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
