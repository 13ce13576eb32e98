/**
 * The shown element of several that match one selector: pages that were left stay in the document,
 * hidden, and may precede the open one.
 */
export const shown = (selector: string): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((each) => each.checkVisibility()) ??
  null

export const shownById = (id: string): HTMLElement | null => shown(`#${CSS.escape(id)}`)
