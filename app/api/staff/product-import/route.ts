import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { CONTENT_FIELDS } from '@/features/catalog/rules/content'
import {
  MOST_IMPORT_MEGABYTES,
  startImport,
} from '@/features/product-imports/commands/start-import'
import { operation } from '@/platform/api/operation'
import { ProblemError } from '@/platform/api/problem'

const importProducts = operation({
  id: 'importProducts',
  method: 'POST',
  path: '/api/staff/product-import',
  audience: 'staff',
  query: z.object({ name: z.string().default('') }),
  file: true,
  status: 201,
  rate: { limit: 'desk' },
  cache: 'no-store',
  ownPagesOnly: true,
})

/**
 * A CSV or XLSX of products as a raw body, with its name as `?name=`; answers the import's id. A
 * background job finds out what it would do.
 */
export const POST = route(
  importProducts,
  async ({ context, query, request }) => {
    if (Number(request.headers.get('content-length') ?? 0) > MOST_IMPORT_MEGABYTES * 1024 * 1024)
      throw new ProblemError('tooLarge', {
        code: 'sheets.too_large',
        values: { megabytes: MOST_IMPORT_MEGABYTES },
      })
    const t = await getTranslations({ locale: 'en', namespace: 'staff.catalog' })
    const { id } = await startImport(await context(), {
      fileName: query.name,
      body: chunks(request.body),
      labels: Object.fromEntries(CONTENT_FIELDS.map((field) => [field, t(`fields.${field}`)])),
    })
    return { id }
  },
  'catalog.edit',
)

async function* chunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  for await (const chunk of body ?? []) yield chunk
}
