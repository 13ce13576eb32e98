import 'server-only'
import type { Context } from '@/features/accounts/context'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { samplesOf, type SampleView } from '../queries/samples'
import { sampleDeedOpen, type SampleDeed } from '../rules/sample-life'

export interface HeldSample {
  id: string
  orderId: string
  requestId: string
  companyId: string
  sample: SampleView
}

/**
 * Holds a sample until the transaction ends, its row made with the first deed: of two deeds at once the second sees
 * the first.
 * @throws NotFoundError also for somebody else’s order; ConflictError 'not_open' where the deed isn’t open, 'altered'
 *   where somebody was quicker
 */
export async function holdSample(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  { orderSerial, lineId, version }: { orderSerial: number; lineId: string; version: number },
  deed: SampleDeed,
): Promise<HeldSample> {
  const { transaction: tx, actor } = within
  const seen = await samplesOf(actor, orderSerial, tx)
  const line = seen.samples.find((sample) => sample.lineId === lineId)
  if (!line || seen.requestId === null) throw new NotFoundError(`sample ${lineId}`)
  const variant = await tx.variant.findUnique({
    where: { sku: line.sku },
    select: { productId: true },
  })
  await tx.goldenSample.createMany({
    data: [
      {
        orderId: seen.orderId,
        lineId,
        sku: line.sku,
        productId: variant?.productId ?? null,
        version: 0,
      },
    ],
    skipDuplicates: true,
  })
  const [held] = await tx.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM golden_sample WHERE "orderId" = ${seen.orderId}::uuid AND "lineId" = ${lineId}::uuid FOR UPDATE`
  if (!held) throw new NotFoundError(`sample ${lineId}`)
  const now = (await samplesOf(actor, orderSerial, tx)).samples.find(
    (sample) => sample.lineId === lineId,
  )
  if (!now || !sampleDeedOpen(deed, now.state)) throw new ConflictError('not_open')
  if (held.version !== version) throw new ConflictError('altered')
  return {
    id: held.id,
    orderId: seen.orderId,
    requestId: seen.requestId,
    companyId: seen.companyId,
    sample: now,
  }
}
