// Written by tools/write-rule-index.ts from the files of the rules.
import type { RuleSection } from '../review/rule.ts';
import { changeAuthType } from './changes/change-auth-type.ts';
import { changeConnectionParameterRemoved } from './changes/change-connection-parameter-removed.ts';
import { changeDefault } from './changes/change-default.ts';
import { changeHost } from './changes/change-host.ts';
import { changeInputHidden } from './changes/change-input-hidden.ts';
import { changeInputRemoved } from './changes/change-input-removed.ts';
import { changeInputRequiredAdded } from './changes/change-input-required-added.ts';
import { changeInputType } from './changes/change-input-type.ts';
import { changeMinor } from './changes/change-minor.ts';
import { changeOperationDeleted } from './changes/change-operation-deleted.ts';
import { changeOperationHidden } from './changes/change-operation-hidden.ts';
import { changeOperationKind } from './changes/change-operation-kind.ts';
import { changeOperationPath } from './changes/change-operation-path.ts';
import { changeOutputRemoved } from './changes/change-output-removed.ts';
import { changeOutputType } from './changes/change-output-type.ts';
import { changeParameterLocation } from './changes/change-parameter-location.ts';
import { changeParameterRequiredAdded } from './changes/change-parameter-required-added.ts';
import { changePublisher } from './changes/change-publisher.ts';
import { changeVersionNumber } from './changes/change-version-number.ts';
import { changeWithoutDeprecation } from './changes/change-without-deprecation.ts';

/** The rules of the section "changes". */
export const changesRules: RuleSection = {
  name: 'changes',
  rules: [
    changeAuthType,
    changeConnectionParameterRemoved,
    changeDefault,
    changeHost,
    changeInputHidden,
    changeInputRemoved,
    changeInputRequiredAdded,
    changeInputType,
    changeMinor,
    changeOperationDeleted,
    changeOperationHidden,
    changeOperationKind,
    changeOperationPath,
    changeOutputRemoved,
    changeOutputType,
    changeParameterLocation,
    changeParameterRequiredAdded,
    changePublisher,
    changeVersionNumber,
    changeWithoutDeprecation,
  ],
};
