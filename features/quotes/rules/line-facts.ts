/**
 * The facts of a line, each once. A design's details have its figures twice, in a summary (`316L,
 * Polished, Width 4 mm`) and one per row (`Width: 4 mm`), and sent quotes keep them so for good: of
 * a summary only the parts that are in no row are kept. Pure.
 * @returns facts in order, without repetition
 */
export function lineFacts(details: readonly string[]): string[] {
  const rows = details.flatMap((detail) =>
    detail
      .split('\n')
      .map((row) => row.trim())
      .filter(Boolean),
  )
  const labelled = rows.flatMap((row) => {
    const [, label, value] = /^([^:,]{1,60}): (.+)$/.exec(row) ?? []
    return label && value ? [`${label} ${value}`, value] : []
  })
  const labels = new Set(labelled.map(folded))
  const isInRow = (part: string, last: boolean) =>
    labels.has(folded(part)) ||
    // The summary is cut at its maximum length: its last part may be the beginning of a row.
    (last && part.length > 1 && labelled.some((row) => folded(row).startsWith(folded(part))))
  const facts = rows.flatMap((row) => {
    const parts = row.split(', ')
    if (labelled.length === 0 || parts.length < 2 || row.includes(': ')) return [row]
    const remainingParts = parts.filter((part, i) => !isInRow(part, i === parts.length - 1))
    return remainingParts.length > 0 ? [remainingParts.join(', ')] : []
  })
  return [...new Set(facts)]
}

const folded = (text: string): string => text.toLowerCase()
