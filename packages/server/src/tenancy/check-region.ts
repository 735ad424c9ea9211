import { Refusal } from '@tenon/diagnostics';
import { regions, type Scope } from '@tenon/store';

/** The name of a region of the instance, in its own spelling; refuses one that does not exist. */
export async function checkRegion(scope: Scope, name: string): Promise<string> {
  const known = await regions(scope).list();
  const region = known.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (region !== undefined) return region.name;
  throw new Refusal(
    'region-unknown',
    `There is no region "${name}". Choose one of ${known.map((each) => `"${each.name}"`).join(', ')}.`,
  );
}
