import type { AnswerOf, getConnector } from '@tenon/contract';

/** One parameter of an operation. */
export type OperationParameter = AnswerOf<typeof getConnector>['operations'][number]['parameters'][number];
