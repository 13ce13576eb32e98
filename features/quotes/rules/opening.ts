/** Programs that fetch pages: they name themselves, or run a browser without a screen. */
const MACHINES =
  /bot\b|crawl|spider|preview|scan|headless|fetch|curl|wget|python|monitor|proofpoint|mimecast|barracuda/i

/**
 * Whether a page was opened by a program, such as a mail filter that follows links, instead of a
 * person. A missing user agent counts as a program. Pure.
 * @param userAgent as the browser sent it
 */
export const isMachine = (userAgent: string | null): boolean =>
  !userAgent || MACHINES.test(userAgent)
