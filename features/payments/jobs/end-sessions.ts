import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/platform/jobs'
import { endSessions } from '../commands/end-sessions'

/** Closes the open payment pages of an order whose plan has ended or changed. */
export const endSessionsJob = defineJob({
  name: 'payments.end-sessions',
  payload: z.object({ orderId: z.uuid() }),
  handle: ({ orderId }) => endSessions(orderId),
})
