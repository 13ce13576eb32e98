/** Rows on two time axes, as changes leave them: none is edited, what was held before stays for replays. */
type Row = { id: string; from: string; to: string | null; knownFrom?: string; knownTo?: string }

/** Rows with one of them ending; null when it doesn't hold on that day. */
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

/** The row as it is now held to be; as it was held before stays for replays, under the same id. */
export function relearned<R extends Row>(
  rows: readonly R[],
  id: string,
  knownFrom: string | undefined,
  better: (row: R) => R,
): R[] {
  return rows.flatMap((row) => {
    if (row.id !== id || row.knownTo !== undefined) return [row]
    // Learned and bettered on one day: nobody was told the first reading.
    if (knownFrom === undefined || row.knownFrom === knownFrom) return [better(row)]
    return [
      { ...row, knownTo: knownFrom },
      { ...better(row), knownFrom },
    ]
  })
}
