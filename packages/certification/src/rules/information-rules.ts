// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { annotationStatusPreviewFirst } from './information/annotation-status-preview-first.ts';
import { annotationStatusValid } from './information/annotation-status-valid.ts';
import { infoContactComplete } from './information/info-contact-complete.ts';
import { infoContactEmailValid } from './information/info-contact-email-valid.ts';
import { infoContactRequired } from './information/info-contact-required.ts';
import { infoContactUrlHttps } from './information/info-contact-url-https.ts';
import { infoContactUrlValid } from './information/info-contact-url-valid.ts';
import { infoDescriptionEnglish } from './information/info-description-english.ts';
import { infoDescriptionLength } from './information/info-description-length.ts';
import { infoDescriptionMeaningful } from './information/info-description-meaningful.ts';
import { infoDescriptionRequired } from './information/info-description-required.ts';
import { infoDescriptionRestrictedProducts } from './information/info-description-restricted-products.ts';
import { infoDescriptionRestrictedWords } from './information/info-description-restricted-words.ts';
import { infoDescriptionSpelling } from './information/info-description-spelling.ts';
import { infoTitleEndsAlphanumeric } from './information/info-title-ends-alphanumeric.ts';
import { infoTitleEnglish } from './information/info-title-english.ts';
import { infoTitleMaxLength } from './information/info-title-max-length.ts';
import { infoTitleNoVersion } from './information/info-title-no-version.ts';
import { infoTitleRequired } from './information/info-title-required.ts';
import { infoTitleRestrictedProducts } from './information/info-title-restricted-products.ts';
import { infoTitleRestrictedWords } from './information/info-title-restricted-words.ts';
import { infoTitleUnique } from './information/info-title-unique.ts';
import { infoVersionFormat } from './information/info-version-format.ts';
import { infoVersionRequired } from './information/info-version-required.ts';
import { metadataCategoriesDelimiter } from './information/metadata-categories-delimiter.ts';
import { metadataCategoriesMax } from './information/metadata-categories-max.ts';
import { metadataCategoriesRequired } from './information/metadata-categories-required.ts';
import { metadataCategoriesValid } from './information/metadata-categories-valid.ts';
import { metadataPrivacyPolicyRequired } from './information/metadata-privacy-policy-required.ts';
import { metadataPropertyNameCase } from './information/metadata-property-name-case.ts';
import { metadataRequired } from './information/metadata-required.ts';
import { metadataShape } from './information/metadata-shape.ts';
import { metadataUrlHttps } from './information/metadata-url-https.ts';
import { metadataUrlValid } from './information/metadata-url-valid.ts';
import { metadataWebsiteRequired } from './information/metadata-website-required.ts';

/** The rules of the section "information". */
export const informationRules: RuleSection = {
  name: 'information',
  rules: [
    annotationStatusPreviewFirst,
    annotationStatusValid,
    infoContactComplete,
    infoContactEmailValid,
    infoContactRequired,
    infoContactUrlHttps,
    infoContactUrlValid,
    infoDescriptionEnglish,
    infoDescriptionLength,
    infoDescriptionMeaningful,
    infoDescriptionRequired,
    infoDescriptionRestrictedProducts,
    infoDescriptionRestrictedWords,
    infoDescriptionSpelling,
    infoTitleEndsAlphanumeric,
    infoTitleEnglish,
    infoTitleMaxLength,
    infoTitleNoVersion,
    infoTitleRequired,
    infoTitleRestrictedProducts,
    infoTitleRestrictedWords,
    infoTitleUnique,
    infoVersionFormat,
    infoVersionRequired,
    metadataCategoriesDelimiter,
    metadataCategoriesMax,
    metadataCategoriesRequired,
    metadataCategoriesValid,
    metadataPrivacyPolicyRequired,
    metadataPropertyNameCase,
    metadataRequired,
    metadataShape,
    metadataUrlHttps,
    metadataUrlValid,
    metadataWebsiteRequired,
  ],
};
