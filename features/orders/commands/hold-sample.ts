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
 * Locks a sample until the transaction ends, and creates its row with the first deed: of two
 * concurrent deeds the second sees the first.
 * @throws NotFoundError also for somebody else’s order; ConflictError 'not_open' where the deed
 *   isn’t open, 'altered' where somebody changed the sample meanwhile
 */
export async function holdSample(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  { orderSerial, lineId, version }: { orderSerial: number; lineId: string; version: number },
  deed: SampleDeed,
): Promise<HeldSample> {
  const { transaction: tx, actor } = within
  const order = await samplesOf(actor, orderSerial, tx)
  const line = order.samples.find((sample) => sample.lineId === lineId)
  if (!line || order.requestId === null) throw new NotFoundError(`sample ${lineId}`)
  const variant = await tx.variant.findUnique({
    where: { sku: line.sku },
    select: { productId: true },
  })
  await tx.goldenSample.createMany({
    data: [
      {
        orderId: order.orderId,
        lineId,
        sku: line.sku,
        productId: variant?.productId ?? null,
        version: 0,
      },
    ],
    skipDuplicates: true,
  })
  const [lock] = await tx.$queryRaw<{ id: string; version: number }[]>`
    SELECT id, version FROM golden_sample WHERE "orderId" = ${order.orderId}::uuid AND "lineId" = ${lineId}::uuid FOR UPDATE`
  if (!lock) throw new NotFoundError(`sample ${lineId}`)
  const current = (await samplesOf(actor, orderSerial, tx)).samples.find(
    (sample) => sample.lineId === lineId,
  )
  if (!current || !sampleDeedOpen(deed, current.state)) throw new ConflictError('not_open')
  if (lock.version !== version) throw new ConflictError('altered')
  return {
    id: lock.id,
    orderId: order.orderId,
    requestId: order.requestId,
    companyId: order.companyId,
    sample: current,
  }
}
