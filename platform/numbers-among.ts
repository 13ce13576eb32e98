import { decimalSignIn, type DecimalSign, type Writing } from './amounts'
import type { ReadNumber } from './number-words'

/**
 * Numbers of one writer, as in a list or a file: a clear one settles the others, and what stays
 * open can be answered once for all of them. Pure; browser-safe.
 */

/** The decimal sign of numbers that stand together. */
export interface Among {
  /** as clear ones among them show */
  shown?: DecimalSign | undefined
  /** as somebody declared for all of them */
  said?: DecimalSign | undefined
}

/**
 * The decimal sign of numbers that stand together, as clear ones among them show. One that is
 * written plainly (`12.50`) shows nothing: we write them like that ourselves.
 */
export const signAmong = (texts: Iterable<string>): DecimalSign | undefined =>
  decimalSignIn([...texts].filter((text) => !/^\s*\d+(\.\d+)?\s*$/.test(text)))

/**
 * Reads a number among others: by the sign that the others show, and where that leaves it open by
 * the declared one.
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

/** An ambiguous number, with the meaning that each of two writers intends. */
export interface NumberExample {
  text: string
  /** as read with a decimal point; null where that isn't possible */
  point: string | null
  /** as read with a decimal comma; null where that isn't possible */
  comma: string | null
}

/** The possible meanings of a number, whoever wrote it; null where there is only one. */
export function numberExample(
  text: string,
  read: (writing: Writing) => ReadNumber<unknown>,
  { shown }: Among,
): NumberExample | null {
  if (read({ sign: shown }).choices.length === 0) return null
  const readBy = (sign: DecimalSign) => read({ sign, declared: true }).plain
  return { text, point: readBy('.'), comma: readBy(',') }
}

/** A decimal sign as sent or stored; undefined for anything else. */
export const asDecimalSign = (value: unknown): DecimalSign | undefined =>
  value === '.' || value === ',' ? value : undefined
