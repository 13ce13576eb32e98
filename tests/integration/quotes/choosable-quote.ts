import { randomUUID } from 'node:crypto'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { allPicks } from '@/features/quotes/rules/choices'
import { as } from '@/tests/support/as'
import { SIGNING } from '@/tests/support/signing'
import { aDraft, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

export type Draft = Awaited<ReturnType<typeof aDraft>>['draft']

/** As staff enter it: twice the quantity or another size, FOB delivery, and an optional mould. */
export const choosable = (draft: Draft) => {
  const [line] = draft.lines
  if (!line) throw new Error('no line')
  const offer = { title: '', unitPriceMinor: null, setupFeeMinor: null, leadTimeDays: null }
  return {
    ...draft,
    choices: [
      {
        of: 'line' as const,
        id: randomUUID(),
        lineId: line.id,
        offers: [
          { ...offer, id: randomUUID(), sku: null, quantity: 1_000, unitPriceMinor: 95 },
          { ...offer, id: randomUUID(), sku: 'RG-1-PL-19', quantity: 500, leadTimeDays: 40 },
        ],
      },
      {
        of: 'terms' as const,
        id: randomUUID(),
        offers: [
          {
            id: randomUUID(),
            incoterm: 'FOB' as const,
            namedPlace: 'Ningbo',
            transportMode: 'ocean' as const,
            freightMinor: 0,
            insuranceMinor: 0,
          },
        ],
      },
    ],
    optionalLines: [
      {
        ...line,
        id: randomUUID(),
        kind: 'charge' as const,
        sku: null,
        title: 'Mould',
        quantity: 1,
        unitPriceMinor: 250_00,
        setupFeeMinor: 0,
      },
    ],
  }
}

/**
 * Such a quote, sent.
 * @param change further entries
 */
export async function aChoosableQuote(change: Partial<Draft> = {}) {
  const made = await aDraft()
  const saved = await saveDraft(as(staff, now), {
    serial: made.serial,
    revision: 1,
    version: made.version,
    draft: { ...choosable(made.draft), ...change },
  })
  const sent = await sendRevision(as(staff, now), {
    serial: made.serial,
    revision: 1,
    version: saved.version,
    expectedTotalMinor: saved.document.totalMinor,
  })
  const { document } = sent
  const paper = { serial: made.serial, revision: 1, documentHash: sent.documentHash }
  return {
    ...made,
    document,
    paper,
    picks: allPicks(document.draft),
    signature: { ...paper, signerName: 'Ana Ruiz', ...SIGNING },
  }
}
