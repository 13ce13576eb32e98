/**
 * Set-up fees of options: a tool or plate is made once per design and option, however many finishes and sizes the
 * order is split over. The first line that takes the option carries the fee. Pure; browser-safe.
 */

/** One line's share in the set-ups of its options. */
export interface SetUpShare {
  /** options whose set-up this line carries */
  carried: readonly string[]
  /** those of them that other lines use too */
  shared: readonly string[]
  /** options whose set-up an earlier line carries, with that line's index */
  elsewhere: readonly { code: string; line: number }[]
}

/**
 * Each line's share.
 * @param lines all of one design; those without pieces carry nothing
 */
export function setUpShares(
  lines: readonly { quantity: number; optionCodes: readonly string[] }[],
): SetUpShare[] {
  const takers = new Map<string, number[]>()
  lines.forEach(({ quantity, optionCodes }, i) => {
    if (quantity > 0)
      for (const code of new Set(optionCodes)) {
        const taker = takers.get(code)
        if (taker) taker.push(i)
        else takers.set(code, [i])
      }
  })
  const own: [string, number[]][][] = lines.map(() => [])
  for (const taken of takers) for (const i of taken[1]) own[i]?.push(taken)
  return own.map((taken, i) => ({
    carried: taken.flatMap(([code, at]) => (at[0] === i ? [code] : [])),
    shared: taken.flatMap(([code, at]) => (at[0] === i && at.length > 1 ? [code] : [])),
    elsewhere: taken.flatMap(([code, [line = i]]) => (line === i ? [] : [{ code, line }])),
  }))
}
