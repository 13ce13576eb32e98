import { z } from 'zod'
import { bePresent } from '@/features/accounts/commands/be-present'
import { route } from '@/features/accounts/route'
import { operation } from '@/platform/api/operation'

const sayPresence = operation({
  id: 'sayPresence',
  method: 'POST',
  path: '/api/staff/presence',
  audience: 'staff',
  ownPagesOnly: true,
  body: z.object({ of: z.string(), leaving: z.boolean() }),
  rate: { limit: 'desk' },
  cache: 'no-store',
})

/** Who else is looking at a request now; an open page asks every few seconds. */
export const POST = route(
  sayPresence,
  async ({ body, context }) => bePresent(await context(), body),
  'presence.say',
)
