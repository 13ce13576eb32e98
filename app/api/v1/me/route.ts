import { currentViewer } from '@/features/accounts/queries'

/** Which kind of visitor this browser is signed in as; nothing else. */
export async function GET(): Promise<Response> {
  const { kind } = await currentViewer()
  return Response.json({ kind: kind === 'guest' ? 'anonymous' : kind }, { headers: { 'cache-control': 'private, no-store' } })
}
