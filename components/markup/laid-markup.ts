/**
 * Markup that waits for the document it belongs to, by an id of its own. Pages are rendered in two
 * halves of one process, bundled apart, which share nothing but the global: the first lays it down,
 * the second takes it into the document.
 */
const KEY = Symbol.for('fsc.laid-markup')
const holder = globalThis as { [KEY]?: Map<string, string> }

/** What is laid down in this process. */
export const laidMarkup: Map<string, string> = (holder[KEY] ??= new Map())
