import { z } from 'zod'

/** Refused files of a letter, beside what was said. Pure. */

/** The most that are named one by one. */
const NAMED = 20

const schema = z.object({ leftOut: z.array(z.string()) })

/**
 * The stored form.
 * @param names in the order of the letter
 */
export const keepLeftOut = (names: readonly string[]): { leftOut: string[] } => ({
  leftOut: [
    ...names.slice(0, NAMED).map((name) => name.slice(0, 120)),
    ...(names.length > NAMED ? [`+${names.length - NAMED}`] : []),
  ],
})

/** Those of an entry. */
export const leftOutOf = (values: unknown): string[] => schema.safeParse(values).data?.leftOut ?? []
