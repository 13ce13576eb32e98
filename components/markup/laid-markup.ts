/**
 * Markup that waits for its document, by an id of its own. Pages are rendered in two halves of one
 * process, bundled apart, which share nothing but the global: the first stores it, the second puts
 * it into the document.
 */
const KEY = Symbol.for('fsc.laid-markup')
const holder = globalThis as { [KEY]?: Map<string, string> }

/** Markup stored in this process. */
export const laidMarkup: Map<string, string> = (holder[KEY] ??= new Map())
