// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { iconBackground } from './assets/icon-background.ts';
import { iconDimensions } from './assets/icon-dimensions.ts';
import { iconFormat } from './assets/icon-format.ts';
import { iconPresent } from './assets/icon-present.ts';
import { iconSizeLimit } from './assets/icon-size-limit.ts';
import { iconUnique } from './assets/icon-unique.ts';
import { readmeLinksValid } from './assets/readme-links-valid.ts';
import { readmeOperationsListed } from './assets/readme-operations-listed.ts';
import { readmeRequired } from './assets/readme-required.ts';
import { readmeSections } from './assets/readme-sections.ts';

/** The rules of the section "assets". */
export const assetsRules: RuleSection = {
  name: 'assets',
  rules: [
    iconBackground,
    iconDimensions,
    iconFormat,
    iconPresent,
    iconSizeLimit,
    iconUnique,
    readmeLinksValid,
    readmeOperationsListed,
    readmeRequired,
    readmeSections,
  ],
};
