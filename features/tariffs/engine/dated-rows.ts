/** Rows on two time axes, as changes leave them: none is edited, and what was believed before stays for replays. */
type Row = { id: string; from: string; to: string | null; knownFrom?: string; knownTo?: string }

/** The rows with one of them ended; null when it isn't in force on that day. */
export function ended<R extends Row>(
  rows: readonly R[],
  id: string,
  on: string,
  knownFrom?: string,
  more: Partial<R> = {},
): R[] | null {
  const row = rows.find((each) => each.id === id && each.knownTo === undefined)
  if (!row || on <= row.from || (row.to !== null && on >= row.to)) return null
  return relearned(rows, id, knownFrom, (each) => ({ ...each, ...more, to: on }))
}

/** The row as it is now known; its earlier version stays for replays, under the same id. */
export function relearned<R extends Row>(
  rows: readonly R[],
  id: string,
  knownFrom: string | undefined,
  better: (row: R) => R,
): R[] {
  return rows.flatMap((row) => {
    if (row.id !== id || row.knownTo !== undefined) return [row]
    // Learned and corrected on one day: nobody saw the first version.
    if (knownFrom === undefined || row.knownFrom === knownFrom) return [better(row)]
    return [
      { ...row, knownTo: knownFrom },
      { ...better(row), knownFrom },
    ]
  })
}
