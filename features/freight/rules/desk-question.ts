import { z } from 'zod'
import { wholeOf } from '@/platform/number-words'

/** What is asked of the freight calculator on the desk, as its address says. Pure. */

export interface DeskQuestion {
  typed: { goods: string; to: string; postcode: string; day: string }
  /** fields that can't be accepted; for goods, the lines */
  wrong: ('goods' | 'to' | 'day')[]
  wrongLines: number[]
  goods: { code: string; pieces: number }[]
}

const MOST_LINES = 500
const fields = z.object({
  goods: z.string().max(40_000).catch(''),
  to: z.string().max(8).catch('US'),
  postcode: z.string().trim().max(16).catch(''),
  day: z.string().max(10).catch(''),
})

/**
 * Reads an address; missing fields have a default. A line of goods is an article and its pieces.
 */
export function readDeskQuestion(
  query: Readonly<Record<string, string | string[] | undefined>>,
  today: string,
): DeskQuestion {
  const parsed = fields.parse({ ...query, to: query.to ?? 'US', day: query.day ?? today })
  const typed = { ...parsed, to: parsed.to.trim().toUpperCase() }
  const lines = typed.goods.split(/\r?\n/).map((line) => line.trim())
  const wrongLines: number[] = []
  const goods = lines.flatMap((line, i) => {
    if (line === '') return []
    const found = /^(\S{1,64})[\s,;:×x]+(\S+)$/i.exec(line)
    const pieces = found ? wholeOf(found[2] ?? '').value : undefined
    if (!found || !pieces || pieces < 1 || pieces > 9_999_999) {
      wrongLines.push(i + 1)
      return []
    }
    return [{ code: found[1] ?? '', pieces }]
  })
  return {
    typed,
    wrong: [
      ...(wrongLines.length > 0 || goods.length > MOST_LINES ? (['goods'] as const) : []),
      ...(/^[A-Z]{2}$/.test(typed.to) ? [] : (['to'] as const)),
      ...(z.iso.date().safeParse(typed.day).success ? [] : (['day'] as const)),
    ],
    wrongLines,
    goods,
  }
}
