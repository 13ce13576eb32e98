import 'server-only'
import { db } from '@/platform/db/client'
import { isDesignCode } from '../rules/codes'

/** The query of a kept design; null for a code that was never assigned. Anybody with a code may use it. */
export async function keptDesign(code: string): Promise<string | null> {
  if (!isDesignCode(code)) return null
  return (
    (await db.keptDesign.findUnique({ where: { code }, select: { query: true } }))?.query ?? null
  )
}
