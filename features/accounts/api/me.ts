import { z } from 'zod'
import { operation } from '@/platform/api/operation'

/** In which kind of role this browser is signed in, without saying who it is. */
export const me = operation({
  id: 'me',
  method: 'GET',
  path: '/api/v1/me',
  audience: 'site',
  answer: z.object({
    kind: z.enum(['anonymous', 'buyer', 'staff']).meta({
      description: 'a person with a secret link and without an account is anonymous',
    }),
    ownPrices: z.boolean().meta({ description: 'whether their company has prices of its own' }),
  }),
  rate: { limit: 'me' },
  cache: 'private, no-store',
})
