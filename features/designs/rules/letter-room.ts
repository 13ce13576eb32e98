/** The room that letters of an engraving take. Pure. */

/** Why a design can't be made. Pure. */

/** Characters that can be engraved. */
export const LETTERS = /^[\p{L}\p{N} .,:;!?'’&+\-–/♥★∞()]*$/u
/** What an eye and the steel beside it take from each end of a bar that hangs across, mm. */
export const BAR_EYES_MM = 2.6
/** The largest capitals of a pendant's line, mm. */
export const pendantLetters = (widthMm: number, heightMm: number): number =>
  Math.min(widthMm, heightMm) * 0.22
