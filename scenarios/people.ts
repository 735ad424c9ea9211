import type { Browser, Page } from '@playwright/test';

/** Opens the portal for one more person, with cookies of their own. */
export async function newPerson(browser: Browser, theme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, colorScheme: theme });
  return context.newPage();
}

/** Opens the one-time link of a new product in a page, whose person is its owner from then on. */
export async function becomeOwner(page: Page, link: string | undefined): Promise<void> {
  await page.goto(link ?? '');
  await page.getByRole('link', { name: 'Skip for now' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Lets the owner invite somebody and answers the link that is handed over. */
export async function invite(
  owner: Page,
  who: { readonly url: string; readonly email: string; readonly where?: string; readonly reviews?: boolean },
): Promise<string> {
  await owner.goto(`${who.url}/organization`);
  await owner.getByRole('button', { name: 'Invite member' }).click();
  await owner.getByLabel('E-mail address').fill(who.email);
  if (who.where) await owner.getByLabel('Where').selectOption({ label: who.where });
  if (who.reviews) await owner.getByLabel('Reviews nominations for the catalogue').check();
  await owner.getByRole('button', { name: 'Create invitation' }).click();
  const link = await owner.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await owner.getByRole('button', { name: 'Done' }).click();
  return link;
}

/** Accepts an invitation. */
export async function accept(person: Page, link: string, name: string): Promise<void> {
  await person.goto(link);
  await person.getByLabel('Your name').fill(name);
  await person.getByLabel('Password').fill('several words are better');
  await person.getByRole('button', { name: 'Accept invitation' }).click();
  await person.getByRole('heading', { name: `Welcome, ${name}` }).waitFor();
}
