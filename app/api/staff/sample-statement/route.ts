import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { sampleFile } from '@/features/transfers/queries/sample-file'
import { SAMPLE_FORMATS } from '@/features/transfers/rules/sample-statement'
import { operation } from '@/platform/api/operation'

const sampleStatement = operation({
  id: 'sampleStatement',
  method: 'GET',
  path: '/api/staff/sample-statement',
  audience: 'staff',
  query: z.object({
    currency: z.string().regex(/^[A-Z]{3}$/),
    format: z.enum(SAMPLE_FORMATS),
  }),
  rate: { limit: 'desk' },
  cache: 'no-store',
})

/** A made-up statement of a demonstration account, as a file. */
export const GET = route(
  sampleStatement,
  async ({ actor, query }) => {
    const { fileName, type, text } = await sampleFile(await actor(), query, new Date())
    return new Response(text, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${fileName}"`,
      },
    })
  },
  'transfer.match',
)
