import { z } from 'zod'

/** Files of a letter that weren't taken, beside what was said. Pure. */

/** As many as are named one by one. */
const NAMED = 20

const schema = z.object({ leftOut: z.array(z.string()) })

/** As they are kept. @param names in the order of the letter */
export const keepLeftOut = (names: readonly string[]): { leftOut: string[] } => ({
  leftOut: [
    ...names.slice(0, NAMED).map((name) => name.slice(0, 120)),
    ...(names.length > NAMED ? [`+${names.length - NAMED}`] : []),
  ],
})

/** Those of an entry. */
export const leftOutOf = (values: unknown): string[] => schema.safeParse(values).data?.leftOut ?? []
