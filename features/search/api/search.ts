import { z } from 'zod'
import { operation } from '@/platform/api/operation'
import { GROUP_NAMES } from '../rules/kinds'

/** What the desk's search answers while somebody types. */
export const deskSearch = operation({
  id: 'deskSearch',
  method: 'GET',
  path: '/api/staff/search',
  audience: 'staff',
  query: z.object({
    q: z.string().max(400).default(''),
    /** keys of recently opened results, separated by commas */
    keys: z.string().max(2_000).default(''),
  }),
  answer: z.object({
    found: z.array(
      z.object({
        key: z.string(),
        group: z.enum(GROUP_NAMES),
        title: z.string(),
        detail: z.string(),
        href: z.string(),
      }),
    ),
  }),
  rate: { limit: 'desk' },
  cache: 'private, no-store',
})
