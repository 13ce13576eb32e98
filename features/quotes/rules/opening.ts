/** Programs that look at pages for a person: they say so in their own name, or run a browser without a screen. */
const MACHINES =
  /bot\b|crawl|spider|preview|scan|headless|fetch|curl|wget|python|monitor|proofpoint|mimecast|barracuda/i

/**
 * Whether a page was opened by a program, such as a mail filter that follows links, and not by a person.
 * What says nothing of itself is no person's browser. Pure.
 * @param userAgent as the browser sent it
 */
export const isMachine = (userAgent: string | null): boolean =>
  !userAgent || MACHINES.test(userAgent)
