import { armRefusal } from './arm-codes.ts';

const accepted: readonly { readonly provider: RegExp; readonly versions: readonly string[] }[] = [
  {
    provider: /\/providers\/microsoft\.logic\/./i,
    versions: ['2016-06-01', '2016-10-01', '2018-07-01-preview', '2019-05-01'],
  },
  {
    provider: /\/providers\/microsoft\.web\/./i,
    versions: ['2015-08-01-preview', '2016-06-01', '2018-07-01-preview'],
  },
];

const earliestResources = '2015-11-01';

/** Refuses a management request whose api-version is absent or not one of its provider's. Microsoft.Resources takes any date from 2015-11-01 on. */
export function checkApiVersion(path: string, version: string | null): void {
  if (version === null || version === '') {
    throw armRefusal(
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  const provider = accepted.find((each) => each.provider.test(path));
  const known = provider ? provider.versions.includes(version.toLowerCase()) : isResourcesVersion(version);
  if (known) return;
  const supported = provider
    ? provider.versions.map((each) => `'${each}'`).join(', ')
    : `any date from ${earliestResources} on`;
  throw armRefusal(
    'InvalidApiVersionParameter',
    `The api-version '${version.slice(0, 40)}' is invalid. The supported versions are ${supported}.`,
  );
}

function isResourcesVersion(version: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:-preview)?$/.test(version) && version >= earliestResources;
}
