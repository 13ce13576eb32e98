const MASK = '•••'
const ADDRESS = /(https?:\/\/[^\s/"'<>]+)([^\s"'<>]*)/g
/** Stands in the letter's markup, and is no address that anybody opens. */
const MARKUP = 'http://www.w3.org'
/** What everybody may see, by a name that is as long as a secret: without it a letter has no logo. */
const PICTURE = /^\/api\/house-pictures\/[\da-f-]{36}$/
const PIECE = /[^/?&=;#]+/g

/** A part of an address that could be a secret: long, and no word or row of words. */
const couldBeSecret = (piece: string): boolean => piece.length >= 20 && !/^[a-z-]+$/.test(piece)

/**
 * A letter's text or HTML with every token in its addresses masked: secret links, proofs of an
 * address, links to a new password. Whatever is long enough for one counts as one.
 */
export function maskSecrets(text: string): string {
  return text.replace(ADDRESS, (whole: string, origin: string, rest: string) =>
    origin === MARKUP || PICTURE.test(rest)
      ? whole
      : origin + rest.replace(PIECE, (piece) => (couldBeSecret(piece) ? MASK : piece)),
  )
}
