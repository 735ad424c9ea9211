import { Refusal } from '@tenon/diagnostics';

/** The refusal of somebody who lacks a permission. */
export function openOnlyTo(permission: string): Refusal {
  return new Refusal(
    'not-allowed',
    `Your roles do not include "${permission}" here. An owner can give you a role that does.`,
  );
}

/** The refusal for what does not exist, or not for the caller: the two look the same. */
export function notFound(what: string, name: string): Refusal {
  return new Refusal('not-found', `There is no ${what} "${name.slice(0, 200)}", or none that you can see.`);
}
