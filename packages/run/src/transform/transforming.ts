import { toTransformTask } from './to-transform-task.ts';
import { transformContent } from './transform-content.ts';

/** Maps and schemas: bringing an action's together, and applying them. */
export const transforming: { readonly toTask: typeof toTransformTask; readonly transform: typeof transformContent } = {
  toTask: toTransformTask,
  transform: transformContent,
};
