import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { creditOrder } from '@/features/orders/commands/bill-order'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { amountOf } from '@/platform/number-words'
import { schemaWords as words } from '@/platform/validation-words'
import { formatPaperNumber } from '../rules/paper-number'
import { creditNoteSchema, paperDocumentSchema, type PaperDocument } from '../schema'
import { writePaper } from './write-paper'

/**
 * Issues a numbered credit note for part of an invoice and credits the order: less of it is owed, and what was paid
 * already is due back.
 * @throws InvalidInputError by field, also for more than is left of the invoice; NotFoundError
 */
export async function issueCreditNote(
  context: Context,
  input: unknown,
): Promise<{ id: string; number: string }> {
  const { actor, now } = context
  authorize(actor, 'credit.issue')
  const parsed = creditNoteSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { invoiceId, reason, amount, note, key } = parsed.data
  return inTransaction(context, async (tx, within) => {
    const invoice = await tx.tradePaper.findUnique({
      where: { id: invoiceId, kind: 'COMMERCIAL_INVOICE' },
      include: { order: { select: { id: true } } },
    })
    if (!invoice?.order) throw new NotFoundError(`invoice ${invoiceId}`)
    const { order } = invoice
    await tx.$queryRaw`SELECT id FROM "order" WHERE id = ${order.id}::uuid FOR NO KEY UPDATE`
    const document = paperDocumentSchema.parse(invoice.document)
    const { currency } = document
    const number = formatPaperNumber(invoice.series, invoice.year, invoice.serial)
    const earlier = await creditsOf(tx, order.id, number)
    const again = earlier.find((each) => each.key === key)
    if (again) return { id: again.id, number: again.number }
    const { value: amountMinor, complaint } = amountOf(amount, { currency })
    if (amountMinor === undefined || amountMinor <= 0)
      throw new InvalidInputError({ amount: [complaint ?? words.missing] })
    const credited = earlier.reduce((sum, each) => sum + each.totalMinor, 0)
    if (amountMinor > document.totalMinor - credited)
      throw new InvalidInputError({ amount: [words.credit_above_invoice] })
    const day = factoryDay(now)
    const issued = await writePaper(
      tx,
      context,
      'CREDIT_NOTE',
      { orderId: order.id, shipmentId: invoice.shipmentId },
      day,
      (own) => ({
        ...creditOf(document, own, day, amountMinor),
        credit: { invoice: number, reason, note },
        key,
      }),
    )
    await creditOrder(
      within,
      { id: order.id, currency },
      {
        kind: 'CREDIT_NOTE',
        causeId: issued.id,
        amountMinor,
        account: reason === 'claim' ? 'CLAIM' : 'REVENUE',
      },
    )
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'credit_note.issue',
      objectType: 'order',
      objectId: order.id,
      after: { number: issued.number, invoice: number, amountMinor, currency, reason },
    })
    return issued
  })
}

/** The sum credited of an invoice so far. */
async function creditsOf(tx: Prisma.TransactionClient, orderId: string, invoice: string) {
  const rows = await tx.tradePaper.findMany({ where: { orderId, kind: 'CREDIT_NOTE' } })
  return rows
    .map(({ id, document }) => ({
      id,
      key: typeof document === 'object' && document && 'key' in document ? document['key'] : null,
      ...paperDocumentSchema.parse(document),
    }))
    .filter(({ credit }) => credit?.invoice === invoice)
}

/** The invoice's parties and terms, without its goods. */
const creditOf = (
  document: PaperDocument,
  number: string,
  issuedOn: string,
  totalMinor: number,
): PaperDocument => ({
  ...document,
  kind: 'CREDIT_NOTE',
  number,
  issuedOn,
  lines: [],
  charges: [],
  cartons: [],
  sums: null,
  facts: [],
  lacks: [],
  totalMinor,
})
