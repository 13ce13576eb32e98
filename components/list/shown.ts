/**
 * What is shown of several that answer to one selector: pages that were left stay in the document, out of sight, and
 * may stand before the one that is open.
 */
export const shown = (selector: string): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((each) => each.checkVisibility()) ??
  null

export const shownById = (id: string): HTMLElement | null => shown(`#${CSS.escape(id)}`)
