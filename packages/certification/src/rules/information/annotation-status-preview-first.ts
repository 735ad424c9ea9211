import type { AwaitedRule } from '../../review/rule.ts';

/** A connector that has not met the criteria of general availability is Preview. */
export const annotationStatusPreviewFirst: AwaitedRule = {
  id: 'annotation-status-preview-first',
  severity: 'warning',
  level: 'info',
  fix: 'none',
  source: 'VER, GA',
  summary: 'A connector that has not met the criteria of general availability is Preview.',
  why: 'Users must know what they can rely on.',
  remedy: 'Set the status to Preview.',
  needs: 'measurement',
};
