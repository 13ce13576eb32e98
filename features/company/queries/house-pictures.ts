import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { housePicturePath } from '@/platform/house/pictures'

/** A picture of the house with who added it. */
export interface DeskHousePicture {
  id: string
  path: string
  caption: string
  /** `YYYY-MM-DD`; empty for a logo */
  takenOn: string
  isRender: boolean
  isDemo: boolean
  by: string
  at: Date
}

/** The current logo, or the photographs that are shown, newest first. */
export async function listHousePictures(
  actor: Actor,
  kind: 'LOGO' | 'PHOTO',
): Promise<DeskHousePicture[]> {
  authorize(actor, 'setting.read')
  const rows = await db.housePicture.findMany({
    where: { kind, withdrawnAt: null },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    ...(kind === 'LOGO' ? { take: 1 } : {}),
  })
  return rows.map(({ id, caption, takenOn, isRender, isDemo, by, at }) => ({
    id,
    path: housePicturePath(id),
    caption,
    takenOn: takenOn?.toISOString().slice(0, 10) ?? '',
    isRender,
    isDemo,
    by,
    at,
  }))
}
