import { z } from 'zod'
import { operation } from './operation'

/** The description of the API itself. */
export const describeApi = operation({
  id: 'describe',
  method: 'GET',
  path: '/api/v1/openapi.json',
  audience: 'public',
  answer: z.looseObject({ openapi: z.literal('3.1.0') }),
  rate: { limit: 'describe' },
  cache: 'public, max-age=3600',
})
