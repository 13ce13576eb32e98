/** Rows of a pasted list that must be asked about again, together. */
export interface PastePart {
  /** indexes of pasted rows */
  rows: number[]
  /** indexes of lines that are on the list already */
  listed: number[]
}

/**
 * Which rows the first questions, of so many rows each, saw without all of their design: MOQ and price count a design
 * together, also over the end of a question and with what is listed already. Pure.
 * @param designs of the rows, in order; null for an unknown SKU
 * @param listed designs of the lines on the list
 * @param size rows and lines of one question, at most; a design that has more is cut there
 */
export function partsByDesign(
  designs: readonly (string | null)[],
  listed: readonly string[],
  size: number,
): PastePart[] {
  const byDesign = new Map<string, PastePart>()
  designs.forEach((design, i) => {
    if (design === null) return
    const part = byDesign.get(design) ?? {
      rows: [],
      listed: listed.flatMap((each, at) => (each === design ? [at] : [])),
    }
    part.rows.push(i)
    byDesign.set(design, part)
  })
  const parts: PastePart[] = []
  for (const { rows, listed: others } of byDesign.values()) {
    if (others.length === 0 && new Set(rows.map((i) => Math.floor(i / size))).size < 2) continue
    const kept = {
      rows: rows.slice(0, size),
      listed: others.slice(0, Math.max(0, size - rows.length)),
    }
    const last = parts.at(-1)
    if (last && count(last) + count(kept) <= size) {
      last.rows.push(...kept.rows)
      last.listed.push(...kept.listed)
    } else parts.push(kept)
  }
  return parts
}

const count = ({ rows, listed }: PastePart): number => rows.length + listed.length
