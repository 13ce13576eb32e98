import { z } from 'zod'
import { codedMessage } from '@/platform/validation-words'
import { keptComplaintSchema } from '@/i18n/message-schema'
import type { ImportedChange, Shown } from './imported'

/** A person's decision on a line of a file, as stored with the draft. */
export interface DecidedRow {
  line: number
  code: string
  heading: string
  before: Shown | null
  after: Shown
  taken: boolean
  note: string
}

/** The most rows of one file that are stored with its draft. */
const MOST_KEPT = 2_000
const MOST_NOTE = 200

/** `3,7-9`: places in a list, from 0. */
const places = z
  .string()
  .max(4_000)
  .regex(/^(\d{1,6}(-\d{1,6})?(,(?!$)|$))*$/)
  .transform((text) => {
    const all = new Set<number>()
    for (const part of text.split(',').filter(Boolean)) {
      const [first = 0, last = first] = part.split('-').map(Number)
      for (let i = first; i <= Math.min(last, first + 100_000); i++) all.add(i)
    }
    return all
  })

const notes = z
  .string()
  .max(8_000)
  .transform((text, context): Record<string, string> => {
    const read = z
      .record(z.string().regex(/^\d{1,6}$/), z.string().trim().max(MOST_NOTE))
      .safeParse(jsonOf(text))
    if (read.success) return read.data
    context.addIssue({
      code: 'custom',
      message: codedMessage({ code: 'validation.notes', values: { maximum: MOST_NOTE } }),
    })
    return z.NEVER
  })

/** Decisions on the changes of a file, by their places: which are left out, and notes on any. */
export const decisionsSchema = z.object({
  left: places.default(new Set()),
  notes: notes.default({}),
})
export type Decisions = z.output<typeof decisionsSchema>

/** The changes to take, and all of them with their decisions. Those left out and noted are stored first. */
export function decided(
  changes: readonly ImportedChange[],
  { left, notes: noteTexts }: Decisions,
): { taken: ImportedChange[]; rows: DecidedRow[] } {
  const rows = changes.map(({ line, code, heading, before, after }, i): DecidedRow => ({
    line,
    code,
    heading,
    before,
    after,
    taken: !left.has(i),
    note: noteTexts[i] ?? '',
  }))
  const matters = ({ taken, note }: DecidedRow) => !taken || note !== ''
  return {
    taken: changes.filter((_, i) => !left.has(i)),
    rows: [...rows.filter(matters), ...rows.filter((row) => !matters(row))].slice(0, MOST_KEPT),
  }
}

/** Decisions as stored with a draft. */
export const decidedRows = z.array(
  z.object({
    line: z.int(),
    code: z.string(),
    heading: z.string(),
    before: keptComplaintSchema.nullable(),
    after: keptComplaintSchema,
    taken: z.boolean(),
    note: z.string(),
  }),
)

/** Places in a list as they are sent, runs of them abbreviated. */
export function placesText(all: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const place of [...all].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run[1] + 1 === place) run[1] = place
    else runs.push([place, place])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
