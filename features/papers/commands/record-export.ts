import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import type { ExportDeclaration } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError, StaleEntriesError } from '@/platform/errors'
import { amountOf } from '@/platform/number-words'
import { orNone, typedNumber } from '@/platform/typed-numbers'
import { schemaWords } from '@/platform/validation-words'
import { exportFacts, keptLines, type ExportFacts } from '../queries/exports'
import { exportEntries } from '../rules/export-refund'
import { recordExportSchema, typedExportLineSchema, type ExportLine } from '../schema'

/**
 * Records the export declaration of a shipment, as its broker sends it: number, day, FOB value, the rate into yuan
 * with its day and source, and for each line its code and the tax invoice of its purchase. All but number, day and
 * value may stay open while unknown.
 * @param input by line `hsCode`, `invoice`, `net` and `tax` with the line's position (`hsCode_1`)
 * @throws InvalidInputError by field, also for a declaration that another shipment has; StaleEntriesError where
 *   somebody saved meanwhile; NotFoundError
 */
export async function recordExport(
  context: Context,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'export.record')
  const parsed = recordExportSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { shipmentId, version, declaredOn, cnyRateOn, ...entered } = parsed.data
  const today = factoryDay(now)
  for (const [field, day] of Object.entries({ declaredOn, cnyRateOn }))
    if (day && day > today) throw new InvalidInputError({ [field]: [schemaWords.future_day] })
  await inTransaction(context, async (tx) => {
    // Declarations entered at once are taken one after the other, since a number belongs to one shipment.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('export_declaration', 0))`
    const shipment = await tx.shipment.findUnique({
      where: { id: shipmentId },
      include: { declaration: true },
    })
    if (!shipment) throw new NotFoundError(`shipment ${shipmentId}`)
    const facts = (await exportFacts(tx, { id: shipment.orderId })).find(
      (each) => each.shipmentId === shipmentId,
    )
    if (!facts) throw new NotFoundError(`shipment ${shipmentId}`)
    const declaration = shipment.declaration
    if ((declaration?.version ?? 0) !== version) throw savedMeanwhile(declaration, facts)
    const sameNumber = await tx.exportDeclaration.findUnique({ where: { number: entered.number } })
    if (sameNumber && sameNumber.shipmentId !== shipmentId)
      throw new InvalidInputError({ number: [schemaWords.declaration_taken] })
    const { fobMinor, lines } = typedAmounts(facts, input)
    const data = {
      ...entered,
      declaredOn: new Date(declaredOn),
      cnyRateOn: cnyRateOn === null ? null : new Date(cnyRateOn),
      currency: facts.currency,
      fobMinor,
      lines,
      byId: auditActor(actor).id,
      by: nameOf(actor),
      at: now,
    }
    if (declaration)
      await tx.exportDeclaration.update({
        where: { shipmentId },
        data: { ...data, version: { increment: 1 } },
      })
    else await tx.exportDeclaration.create({ data: { shipmentId, ...data } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'export.record',
      objectType: 'order',
      objectId: shipment.orderId,
      ...(declaration
        ? {
            before: {
              number: declaration.number,
              fobMinor: Number(declaration.fobMinor),
              lines: keptLines(declaration.lines),
            },
          }
        : {}),
      after: { shipment: shipment.number, number: entered.number, declaredOn, fobMinor, lines },
    })
  })
}

/**
 * The typed amounts in their currencies.
 * @throws InvalidInputError at the fields that can't be read
 */
function typedAmounts(
  facts: ExportFacts,
  input: Readonly<Record<string, unknown>>,
): { fobMinor: number; lines: ExportLine[] } {
  const complaints: Record<string, readonly string[]> = {}
  const typed = (name: string) => {
    const text = input[name]
    return typeof text === 'string' ? text : ''
  }
  const amount = (currency: string) => typedNumber((text) => amountOf(text, { currency }))
  const fob = amount(facts.currency).safeParse(typed('fob'))
  for (const { message } of fob.error?.issues ?? []) complaints.fob = [message]
  if (fob.data === 0) complaints.fob = [schemaWords.above_zero]
  const lines = facts.lines.map(({ lineId }, i): ExportLine => {
    const at = facts.positions[i] ?? 0
    const codes = typedExportLineSchema.safeParse({
      hsCode: typed(`hsCode_${at}`),
      invoice: typed(`invoice_${at}`),
    })
    for (const { path, message } of codes.error?.issues ?? [])
      complaints[`${String(path[0])}_${at}`] = [message]
    const [net, tax] = (['net', 'tax'] as const).map((name) => {
      const read = orNone(amount('CNY')).safeParse(typed(`${name}_${at}`))
      for (const { message } of read.error?.issues ?? []) complaints[`${name}_${at}`] = [message]
      return read.data ?? null
    })
    const { hsCode = '', invoice = '' } = codes.data ?? {}
    const filled = [invoice !== '', net != null, tax != null]
    if (filled.some(Boolean) && !filled.every(Boolean) && Object.keys(complaints).length === 0)
      complaints[`invoice_${at}`] = [schemaWords.purchase_half]
    return {
      lineId,
      hsCode,
      purchase:
        invoice !== '' && net != null && tax != null
          ? { invoice, netMinor: net, taxMinor: tax }
          : null,
    }
  })
  if (Object.keys(complaints).length > 0) throw new InvalidInputError(complaints)
  return { fobMinor: fob.data ?? 0, lines }
}

/** The state that both people started from isn't kept, so every field that differs is asked about. */
const savedMeanwhile = (
  existing: ExportDeclaration | null,
  facts: ExportFacts,
): StaleEntriesError =>
  new StaleEntriesError(
    { id: existing?.byId ?? null, name: existing?.by ?? '' },
    existing?.at ?? new Date(0),
    existing?.version ?? 0,
    {},
    exportEntries(facts),
  )
