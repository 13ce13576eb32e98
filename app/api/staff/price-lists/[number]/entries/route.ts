import { refuseUnless } from '@/app/api/staff/refuse-unless'
import { takeFile } from '@/app/api/staff/take-file'
import { currentActor } from '@/features/accounts/queries/current-actor'
import {
  exportEntries,
  importEntries,
  previewEntries,
} from '@/features/price-lists/commands/import-entries'
import { parseListNumber } from '@/features/price-lists/schema'
import { problem, problemResponse } from '@/platform/errors'

type Context = RouteContext<'/api/staff/price-lists/[number]/entries'>

/** Entries of a version as CSV, `?version=2`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor()
  const refused = refuseUnless(actor, 'price-list.edit')
  if (refused) return refused
  const { number } = await params
  const serial = parseListNumber(number)
  const version = Number(new URL(request.url).searchParams.get('version'))
  if (serial === null || !Number.isInteger(version))
    return problem(404, 'NotFoundError', 'no such list')
  try {
    const csv = await exportEntries(actor, serial, version)
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${number}-v${version}.csv"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    return problemResponse(error) ?? Promise.reject(error)
  }
}

/** A CSV of entries as a raw body; `?draft=1&edit=3` takes it, otherwise it is only said what it would do. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const serial = parseListNumber((await params).number)
  if (serial === null) return problem(404, 'NotFoundError', 'no such list')
  return takeFile(
    request,
    { permission: 'price-list.edit', megabytes: 5 },
    (actor, file, { draft, edit }) =>
      draft
        ? importEntries(actor, { serial, edit: Number(edit) }, file)
        : previewEntries(actor, serial, file),
  )
}
