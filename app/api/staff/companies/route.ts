import { may } from '@/features/accounts/rules/permissions'
import { currentViewer } from '@/features/accounts/queries/current-viewer'
import { searchCompanies, searchGroups } from '@/features/price-lists/queries/companies'
import { problem } from '@/platform/errors'

/** Companies, or groups with `kind=groups`, by a part of their name, for staff to choose from. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!may(viewer, 'price-list.edit')) return problem(403, 'Forbidden', 'Only staff may do this.')
  const query = new URL(request.url).searchParams
  const q = (query.get('q') ?? '').slice(0, 80).replaceAll('\0', '')
  return Response.json(
    await (query.get('kind') === 'groups' ? searchGroups(viewer, q) : searchCompanies(viewer, q)),
    { headers: { 'cache-control': 'private, no-store' } },
  )
}
