import { currentActor } from '@/features/accounts/queries/current-actor'
import { searchCompanies, searchGroups } from '@/features/price-lists/queries/companies'
import { refuseUnless } from '../refuse-unless'

/** Companies, or groups with `kind=groups`, by a part of their name, for staff to choose from. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor()
  const refused = refuseUnless(actor, 'price-list.edit')
  if (refused) return refused
  const query = new URL(request.url).searchParams
  const q = (query.get('q') ?? '').slice(0, 80).replaceAll('\0', '')
  return Response.json(
    await (query.get('kind') === 'groups' ? searchGroups(actor, q) : searchCompanies(actor, q)),
    { headers: { 'cache-control': 'private, no-store' } },
  )
}
