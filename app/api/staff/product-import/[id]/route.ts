import { currentActor } from '@/features/accounts/queries/current-actor'
import { getImport } from '@/features/product-imports/queries/imports'
import { problem, problemResponse } from '@/platform/errors'

/** How far an import has come, for its page. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/api/staff/product-import/[id]'>,
): Promise<Response> {
  try {
    const { state, progress, rowsRead, applied, published, added, changed } = await getImport(
      await currentActor(),
      (await params).id,
    )
    return Response.json(
      { state, progress, rowsRead, applied, published, good: added + changed },
      { headers: { 'cache-control': 'no-store' } },
    )
  } catch (error) {
    return problemResponse(error) ?? problem(500, 'Failed', 'That did not work on our side.')
  }
}
