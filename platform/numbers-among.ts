import { decimalSignIn, type DecimalSign, type Writing } from './amounts'
import type { ReadNumber } from './number-words'

/**
 * Numbers of one hand, as in a list or a file: a clear one settles the others, and what stays open
 * can be said once for all of them. Pure; browser-safe.
 */

/** How numbers that stand together part a fraction. */
export interface Among {
  /** as clear ones among them show */
  shown?: DecimalSign | undefined
  /** as somebody said of all of them */
  said?: DecimalSign | undefined
}

/**
 * How numbers that stand together part a fraction, as clear ones among them show. One that is
 * written plainly (`12.50`) shows nothing: so we write them ourselves.
 */
export const signAmong = (texts: Iterable<string>): DecimalSign | undefined =>
  decimalSignIn([...texts].filter((text) => !/^\s*\d+(\.\d+)?\s*$/.test(text)))

/**
 * Reads a number among others: as the others show, and where that leaves it open as was said.
 * @param read reads it in a writing
 */
export function readAmong<T>(
  read: (writing: Writing) => ReadNumber<T>,
  { shown, said }: Among,
): ReadNumber<T> {
  const first = read({ sign: shown })
  return first.choices.length > 0 && said !== undefined
    ? read({ sign: said, declared: true })
    : first
}

/** A number that can be two, as each of two writers means it. */
export interface NumberExample {
  text: string
  /** as it is read with a decimal point; null where it can't be taken so */
  point: string | null
  /** as it is read with a decimal comma; null where it can't be taken so */
  comma: string | null
}

/** What a number can be, whoever wrote it; null where that is one thing. */
export function numberExample(
  text: string,
  read: (writing: Writing) => ReadNumber<unknown>,
  { shown }: Among,
): NumberExample | null {
  if (read({ sign: shown }).choices.length === 0) return null
  const said = (sign: DecimalSign) => read({ sign, declared: true }).plain
  return { text, point: said('.'), comma: said(',') }
}

/** A decimal sign as it was sent or kept; undefined for anything else. */
export const asDecimalSign = (value: unknown): DecimalSign | undefined =>
  value === '.' || value === ',' ? value : undefined
