const MASK = '•••'
const ADDRESS = /(https?:\/\/[^\s/"'<>]+)([^\s"'<>]*)/g
/** Occurs in the letter's markup, and isn't an address that anybody opens. */
const MARKUP = 'http://www.w3.org'
/** Public pictures whose name is as long as a secret: without it a letter has no logo. */
const PICTURE = /^\/api\/house-pictures\/[\da-f-]{36}$/
const PIECE = /[^/?&=;#]+/g

/** A part of an address that could be a secret: long, and not made of words. */
const couldBeSecret = (piece: string): boolean => piece.length >= 20 && !/^[a-z-]+$/.test(piece)

/**
 * Masks every token in the addresses of a letter's text or HTML: secret links, verifications of an address, links for a
 * new password. Anything long enough to be one counts as one.
 */
export function maskSecrets(text: string): string {
  return text.replace(ADDRESS, (whole: string, origin: string, rest: string) =>
    origin === MARKUP || PICTURE.test(rest)
      ? whole
      : origin + rest.replace(PIECE, (piece) => (couldBeSecret(piece) ? MASK : piece)),
  )
}
