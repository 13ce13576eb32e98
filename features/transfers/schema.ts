import { z } from 'zod'

/** What a buyer says of a transfer. Safe in the browser. */

/** Slips a part takes: whoever sends more is talked with. */
export const MOST_SLIPS = 10

export const slipSchema = z.object({
  partId: z.uuid(),
  /** the day on which it was sent */
  sentOn: z.iso.date(),
  /** as it is typed, in the order's currency */
  amount: z.string().trim().max(40),
  file: z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }),
})
