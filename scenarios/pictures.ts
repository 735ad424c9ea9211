import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { violationsOf } from './violations.ts';

/** Where a picture of a scenario is kept. */
export function picture(name: string): string {
  return fileURLToPath(new URL(`../test-results/pictures/${name}.png`, import.meta.url));
}

/** Looks at a page in both themes: nothing breaks the rules of accessibility, and there is a picture of each. */
export async function look(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await violationsOf(page)).toEqual([]);
    await page.screenshot({ path: picture(`${name}-${theme}`), fullPage: true });
  }
}
