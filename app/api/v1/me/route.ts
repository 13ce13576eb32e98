import { currentViewer } from '@/features/accounts/queries/current-viewer'
import { hasOwnPrices } from '@/features/price-lists/queries/own-price-of-viewer'

/** Which kind of visitor this browser is signed in as, and whether their company has prices of its own; nothing else. */
export async function GET(): Promise<Response> {
  const viewer = await currentViewer()
  const { kind } = viewer
  return Response.json(
    { kind: kind === 'guest' ? 'anonymous' : kind, ownPrices: await hasOwnPrices(viewer) },
    { headers: { 'cache-control': 'private, no-store' } },
  )
}
