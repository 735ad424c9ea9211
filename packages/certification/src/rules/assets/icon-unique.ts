import type { AwaitedRule } from '../../review/rule.ts';

/** No other connector in the catalogue has the same icon. */
export const iconUnique: AwaitedRule = {
  id: 'icon-unique',
  severity: 'info',
  level: 'asset',
  fix: 'none',
  source: 'SUB',
  summary: 'No other connector in the catalogue has the same icon.',
  why: 'Users tell entries apart by it.',
  remedy: 'Draw an icon of your own.',
  needs: 'catalogue',
};
