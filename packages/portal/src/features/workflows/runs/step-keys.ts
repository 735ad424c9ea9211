import type { KeyboardEvent } from 'react';

/** What marks the head of a step, which takes the focus. */
export const stepHead = 'data-step-head';

/**
 * Walks through the steps of a run by the arrow keys, as through a tree: up and down, to the right opens, to the left closes or
 * goes to the step around. Elsewhere than on the head of a step keys do what they always do.
 */
export function walkSteps(event: KeyboardEvent<HTMLElement>): void {
  const head = event.target instanceof HTMLElement ? event.target : undefined;
  if (head?.hasAttribute(stepHead) !== true || event.altKey || event.ctrlKey || event.metaKey) return;
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>(`[${stepHead}]`)];
  const at = heads.indexOf(head);
  const isOpen = head.getAttribute('aria-expanded') === 'true';
  switch (event.key) {
    case 'ArrowDown':
      heads[at + 1]?.focus();
      break;
    case 'ArrowUp':
      heads[at - 1]?.focus();
      break;
    case 'Home':
      heads[0]?.focus();
      break;
    case 'End':
      heads.at(-1)?.focus();
      break;
    case 'ArrowRight':
      if (isOpen) heads[at + 1]?.focus();
      else head.click();
      break;
    case 'ArrowLeft':
      if (isOpen) head.click();
      else head.closest('li')?.parentElement?.closest('li')?.querySelector<HTMLElement>(`[${stepHead}]`)?.focus();
      break;
    default:
      return;
  }
  event.preventDefault();
}
