import { SHORT_RUN } from './choice'

/**
 * Which minimums an order of one design meets. Pure: the same for the page, the request and the desk. A design's MOQ
 * counts all its pieces, a finish's all sizes in that finish, an option's (packaging included) all pieces that take
 * it. Below the design's or a finish's MOQ, a line can be made as a short run where the design offers it: from its
 * least quantity, for a fee once per line. An option's minimum can't be bought off.
 */

/** Pieces of one design asked for in one finish and size. */
export interface AskedPieces {
  finishCode: string
  sizeCode: string
  /** whole pieces; 0 is ignored */
  quantity: number
  /** {@link SHORT_RUN} among them agrees to its fee */
  optionCodes: readonly string[]
}

/** The minimums of one design. */
export interface Minimums {
  name: string
  moq: number
  orderMultiple: number
  finishes: readonly { code: string; name: string }[]
  /** finishes and sizes it is made in */
  variants: readonly { finishCode: string; sizeCode: string }[]
  /** finishes without a minimum of their own are absent */
  finishMoqs: readonly { finishCode: string; moq: number }[]
  options: readonly { code: string; name: string; kind: string; minimumQuantity: number }[]
  shortRun: { leastQuantity: number; feeMinor: number } | null
}

/** A minimum that isn't met: which, its quantity, how many are asked and how many are missing. */
export interface BrokenMinimum {
  rule: 'design' | 'finish' | 'packaging' | 'option'
  /** code of the finish or option; empty for the design */
  code: string
  name: string
  least: number
  asked: number
  lacks: number
  /** indexes of the lines it concerns */
  lines: readonly number[]
}

/** Minimums that block an order, the farthest from being met first, without those that a short run excuses. */
export function brokenMinimums(product: Minimums, lines: readonly AskedPieces[]): BrokenMinimum[] {
  return unmetMinimums(product, lines)
    .filter((one) => !canBeShort(one) || one.lines.some((i) => !isShortRun(product, lines[i])))
    .toSorted((a, b) => b.lacks - a.lacks)
}

/**
 * Indexes of the lines that are made as a short run and pay its fee: chosen, from its least quantity, and below a
 * minimum.
 */
export function shortRunLines(product: Minimums, lines: readonly AskedPieces[]): number[] {
  const below = new Set(
    unmetMinimums(product, lines)
      .filter(canBeShort)
      .flatMap((one) => one.lines),
  )
  return [...below].filter((i) => isShortRun(product, lines[i])).toSorted((a, b) => a - b)
}

/** Every minimum for which too few pieces are asked, short run or not. */
export function unmetMinimums(product: Minimums, lines: readonly AskedPieces[]): BrokenMinimum[] {
  const all: BrokenMinimum[] = []
  const check = (
    rule: BrokenMinimum['rule'],
    code: string,
    name: string,
    least: number,
    concerns: (line: AskedPieces) => boolean,
  ) => {
    const at = lines.flatMap((line, i) => (line.quantity > 0 && concerns(line) ? [i] : []))
    const quantity = at.reduce((sum, i) => sum + (lines[i]?.quantity ?? 0), 0)
    if (quantity > 0 && quantity < least)
      all.push({ rule, code, name, least, asked: quantity, lacks: least - quantity, lines: at })
  }
  check('design', '', product.name, product.moq, () => true)
  for (const { finishCode, moq } of product.finishMoqs) {
    check(
      'finish',
      finishCode,
      product.finishes.find(({ code }) => code === finishCode)?.name ?? finishCode,
      moq,
      (line) => line.finishCode === finishCode,
    )
  }
  for (const { code, name, kind, minimumQuantity } of product.options) {
    check(kind === 'packaging' ? 'packaging' : 'option', code, name, minimumQuantity, (line) =>
      line.optionCodes.includes(code),
    )
  }
  return all
}

/** A short run means fewer pieces of a design or a finish; packaging and other options keep their own minimum. */
export const canBeShort = ({ rule }: BrokenMinimum): boolean =>
  rule === 'design' || rule === 'finish'

function isShortRun(product: Minimums, line: AskedPieces | undefined): boolean {
  return (
    !!line?.optionCodes.includes(SHORT_RUN) &&
    product.shortRun !== null &&
    line.quantity >= product.shortRun.leastQuantity
  )
}
