import 'server-only'
import { z } from 'zod'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'

const entries = z.object({ id: z.uuid() })

/** Removes a picture of the house from every page. Repeating it changes nothing. */
export async function withdrawHousePicture(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'setting.edit')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id } = parsed.data
  await inTransaction(context, async (tx) => {
    const { count } = await tx.housePicture.updateMany({
      where: { id, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnBy: nameOf(actor) },
    })
    if (count === 0) return
    await cacheChanged(tx, [SETTINGS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'house_picture.withdraw',
      objectType: 'house_picture',
      objectId: id,
    })
  })
}
