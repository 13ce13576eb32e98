/**
 * Rows of one kind as columns, each value once: a quote's lines are a few kinds of goods under a
 * few rates, and shared values would otherwise be sent with each line.
 */
export interface Columns<T extends object> {
  count: number
  columns: { [K in keyof T]?: Column }
}

interface Column {
  /** the values that occur, each once */
  values: unknown[]
  /** for each row, the index of its value: -1 for none. Left out where every row has the value at its own index */
  at?: number[]
}

/** Packs rows so that {@link fromColumns} restores them. Rows are plain JSON data. Pure. */
export function toColumns<T extends object>(rows: readonly T[]): Columns<T> {
  const columns: Record<string, Column> = {}
  for (const name of new Set(rows.flatMap((row) => Object.keys(row)))) {
    const values: unknown[] = []
    const places = new Map<string, number>()
    const at = rows.map((row) => {
      const value = (row as Record<string, unknown>)[name]
      if (value === undefined) return -1
      const key = JSON.stringify(value)
      const place = places.get(key) ?? values.push(value) - 1
      places.set(key, place)
      return place
    })
    columns[name] = at.every((place, row) => place === row) ? { values } : { values, at }
  }
  return { count: rows.length, columns: columns as Columns<T>['columns'] }
}

/** The rows of {@link toColumns}; rows with the same value share one object. Pure. */
export function fromColumns<T extends object>({ count, columns }: Columns<T>): T[] {
  const entries = Object.entries<Column>(columns as Record<string, Column>)
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      entries.flatMap(([name, { values, at }]) => {
        const place = at ? (at[row] ?? -1) : row
        return place < 0 ? [] : [[name, values[place]]]
      }),
    ),
  ) as T[]
}
