import { regions, type Scope } from '@tenon/store';
import { armRefusal } from './arm-codes.ts';
import { sameRegion } from './place-of-request.ts';

/**
 * The region of a resource that is put: the one where it is, else that of its group. Refuses a `location` that is another one
 * or that there is none of. `what` names the kind of resource with its article.
 */
export async function resourceRegion(
  scope: Scope,
  location: string | undefined,
  {
    what,
    existing,
    groupRegion,
  }: {
    readonly what: string;
    readonly existing: { readonly name: string; readonly region: string } | undefined;
    readonly groupRegion: string;
  },
): Promise<string> {
  const region = existing?.region ?? groupRegion;
  if (location === undefined || sameRegion(location, region)) return region;
  const wanted = location.slice(0, 80);
  const known = await regions(scope).list();
  if (!known.some(({ name }) => sameRegion(name, location))) {
    const names = known.map(({ name }) => name).join(', ');
    throw armRefusal('LocationNotAvailable', `There is no region '${wanted}' here. The regions are ${names}.`);
  }
  throw armRefusal(
    'InvalidResourceLocation',
    existing === undefined
      ? `The resource group is in '${region}'; ${what} in it cannot be in '${wanted}'.`
      : `'${existing.name}' is in '${region}' and cannot move to '${wanted}'.`,
  );
}
