/** Whether a text is an absolute http(s) address, without spaces. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#@:]+(?::\d{1,5})?(?:[/?#]\S*)?$/i.test(text.trim());
}
