import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/features/accounts/queries/current-actor'
import {
  MOST_IMPORT_MEGABYTES,
  startImport,
} from '@/features/product-imports/commands/start-import'
import { CONTENT_FIELDS } from '@/features/catalog/rules/content'
import { problem, problemResponse } from '@/platform/errors'
import { log } from '@/platform/log'
import { isSameOrigin } from '@/platform/same-origin'
import { refuseUnless } from '../refuse-unless'

/** A CSV or XLSX of products as a raw body, with its name as `?name=`; answers the import's id. What it would do is found out in the background. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request))
    return problem(403, 'Forbidden', 'This upload does not come from our own pages.')
  const actor = await currentActor()
  const refused = refuseUnless(actor, 'catalog.edit')
  if (refused) return refused
  if (Number(request.headers.get('content-length') ?? 0) > MOST_IMPORT_MEGABYTES * 1024 * 1024)
    return problem(
      413,
      'TooLarge',
      `The file is larger than ${MOST_IMPORT_MEGABYTES} MB. Send it in parts.`,
    )
  const t = await getTranslations({ locale: 'en', namespace: 'staff.catalog' })
  const labels = Object.fromEntries(CONTENT_FIELDS.map((field) => [field, t(`fields.${field}`)]))
  try {
    const { id } = await startImport(actor, {
      fileName: new URL(request.url).searchParams.get('name') ?? '',
      body: chunks(request.body),
      labels,
    })
    return Response.json({ id }, { status: 201, headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const answer = problemResponse(error)
    if (!answer) log.error({ err: error }, 'an upload of products failed')
    return answer ?? problem(500, 'Failed', 'That did not work on our side. Nothing was changed.')
  }
}

async function* chunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  for await (const chunk of body ?? []) yield chunk
}
