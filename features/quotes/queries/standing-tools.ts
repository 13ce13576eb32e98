import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { linesAgain } from '../rules/reorder'
import { AGREED, agreedDocument } from './agreed-document'

/**
 * Options by product id whose tools were made for an order of the revision. A revision that was
 * never ordered, or whose order was cancelled, has none.
 * @param revisionId the revision that is requested again; null if there is none
 */
export async function standingTools(
  database: Prisma.TransactionClient,
  revisionId: string | null,
): Promise<Map<string, Set<string>>> {
  const tools = new Map<string, Set<string>>()
  if (revisionId === null) return tools
  const order = await database.order.findUnique({
    where: { revisionId },
    select: {
      state: true,
      revision: { select: AGREED },
      quote: {
        select: {
          request: { select: { lines: { include: { variant: { select: { productId: true } } } } } },
        },
      },
    },
  })
  if (!order || order.state === 'CANCELLED') return tools
  const { lines } = order.quote.request
  const document = agreedDocument(order.revision)
  for (const { asked } of linesAgain(document.draft.lines, lines)) {
    const productId = asked?.variant?.productId
    if (!asked || productId === undefined) continue
    const codes = tools.get(productId) ?? new Set()
    asked.optionCodes.forEach((code) => codes.add(code))
    tools.set(productId, codes)
  }
  return tools
}
