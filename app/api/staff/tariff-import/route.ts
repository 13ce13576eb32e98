import { may } from '@/features/accounts/permissions'
import { currentViewer } from '@/features/accounts/queries'
import { draftImport, MAX_IMPORT_BYTES, previewImport } from '@/features/tariffs/desk/import'
import { readBoundedBody } from '@/platform/bounded-body'
import { decodeText } from '@/platform/csv'
import { newYorkDay } from '@/platform/day'
import { problem, problemResponse } from '@/platform/errors'
import { log } from '@/platform/log'
import { isSameOrigin } from '@/platform/same-origin'

/** A file of rules as a raw body; `?day=`, `source` and `prefixes` say what it is, `draft=1` drafts it instead of only saying what it would do. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return problem(403, 'Forbidden', 'This upload does not come from our own pages.')
  const viewer = await currentViewer()
  // Before a body is read that only staff may send.
  if (!may(viewer, 'tariff.edit')) return problem(403, 'Forbidden', 'Only staff may do this.')
  const body = await readBoundedBody(request, MAX_IMPORT_BYTES)
  if (!body) return problem(413, 'TooLarge', 'The file is larger than 40 MB.')
  const file = decodeText(body)
  if (file === null) return problem(422, 'NotText', 'The file is no text in UTF-8 or GB 18030. Save it as CSV or JSON.')
  const { draft, ...entered } = Object.fromEntries(new URL(request.url).searchParams)
  try {
    const today = newYorkDay(new Date())
    const answer = draft === '1' ? await draftImport(viewer, file, entered, today) : await previewImport(viewer, file, entered, today)
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const answer = problemResponse(error)
    if (!answer) log.error({ err: error }, 'tariff import failed')
    return answer ?? problem(500, 'Failed', 'That did not work on our side. Nothing was changed.')
  }
}
