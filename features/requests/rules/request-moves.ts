import { z } from 'zod'

/** A buyer's changes of a sent request, each with its former value. Pure; browser-safe. */

const moveSchema = z.discriminatedUnion('field', [
  z.object({ field: z.literal('notes'), from: z.string().nullable(), to: z.string().nullable() }),
  z.object({
    field: z.literal('wantedDate'),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  z.object({
    field: z.literal('quantity'),
    line: z.int(),
    item: z.string(),
    from: z.int(),
    to: z.int(),
  }),
  z.object({
    field: z.literal('targetPriceMinor'),
    line: z.int(),
    item: z.string(),
    from: z.int().nullable(),
    to: z.int().nullable(),
  }),
  z.object({
    field: z.literal('note'),
    line: z.int(),
    item: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  z.object({ field: z.literal('added'), line: z.int(), item: z.string(), to: z.int() }),
  z.object({ field: z.literal('dropped'), line: z.int(), item: z.string(), from: z.int() }),
])
export const requestMovesSchema = z.array(moveSchema)
export type RequestMove = z.infer<typeof moveSchema>

/** What a correction can change of a line. */
export interface CorrectableLine {
  position: number
  /** SKU, or what kind of piece it is */
  item: string
  quantity: number
  targetPriceMinor: number | null
  note: string | null
}

/** The changes between a request and its corrected version; lines keep their positions. */
export function requestMoves(
  was: { notes: string | null; wantedDate: string | null; lines: readonly CorrectableLine[] },
  is: typeof was,
): RequestMove[] {
  const before = new Map(was.lines.map((line) => [line.position, line]))
  const after = new Set(is.lines.map(({ position }) => position))
  const moves: RequestMove[] = []
  for (const field of ['notes', 'wantedDate'] as const)
    if (was[field] !== is[field]) moves.push({ field, from: was[field], to: is[field] })
  for (const { position: line, item, quantity, targetPriceMinor, note } of is.lines) {
    const from = before.get(line)
    if (!from) {
      moves.push({ field: 'added', line, item, to: quantity })
      continue
    }
    if (from.quantity !== quantity)
      moves.push({ field: 'quantity', line, item, from: from.quantity, to: quantity })
    if (from.targetPriceMinor !== targetPriceMinor)
      moves.push({
        field: 'targetPriceMinor',
        line,
        item,
        from: from.targetPriceMinor,
        to: targetPriceMinor,
      })
    if (from.note !== note) moves.push({ field: 'note', line, item, from: from.note, to: note })
  }
  for (const { position: line, item, quantity } of was.lines)
    if (!after.has(line)) moves.push({ field: 'dropped', line, item, from: quantity })
  return moves
}
