/** A licence may be granted; a prohibition stops goods for some, an embargo for a whole country. */
export const CONTROL_KINDS = ['licence', 'prohibition', 'embargo'] as const
