/** The room that letters of an engraving take. Pure. */

/** What can't be made of a design, and why. Pure. */

/** Letters that the engraver takes. */
export const LETTERS = /^[\p{L}\p{N} .,:;!?'’&+\-–/♥★∞()]*$/u
/** What an eye and the steel beside it take of each end of a bar that hangs across, mm. */
export const BAR_EYES_MM = 2.6
/** Capitals of a pendant's line, at most, mm. */
export const pendantLetters = (widthMm: number, heightMm: number): number =>
  Math.min(widthMm, heightMm) * 0.22
