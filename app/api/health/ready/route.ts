import { connection } from 'next/server'
import { plainRoute } from '@/features/accounts/route'
import { answers } from '@/platform/health/database'
import { log } from '@/platform/log'

/** Ready: the database answers and has its tables. A balancer sends no traffic before, and is never refused. */
export const GET = plainRoute({ id: 'ready', rate: null }, async () => {
  await connection()
  try {
    await answers()
    return Response.json({ status: 'ready' }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    log.warn({ err: error }, 'not ready')
    return Response.json(
      { status: 'not ready', reason: 'database' },
      { status: 503, headers: { 'cache-control': 'no-store' } },
    )
  }
})
