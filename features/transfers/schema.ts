import { z } from 'zod'

/** What a buyer enters about a transfer. Safe in the browser. */

/** Slips that a part takes; whoever has more should talk to us. */
export const MOST_SLIPS = 10

export const slipSchema = z.object({
  partId: z.uuid(),
  /** the day on which it was sent */
  sentOn: z.iso.date(),
  /** as typed, in the order's currency */
  amount: z.string().trim().max(40),
  file: z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }),
})
