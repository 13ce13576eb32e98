import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { toDraft, toEntries } from '@/features/quotes/components/staff/editor/form-model'
import { mergeEntries, withEntry } from '@/features/quotes/components/staff/editor/merge-entries'
import { saveDraft, StaleQuoteError } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { namePlace } from './named-place'
import { getQuote } from '@/features/quotes/queries/quotes'
import type { QuoteDraft } from '@/features/quotes/schema'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'
import { failure } from '@/tests/support/failure'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const wei: Actor = {
  kind: 'staff',
  userId: 'wei',
  name: 'Wei',
  email: 'wei@fsc.example',
  roles: STAFF_ROLES,
}

beforeAll(async () => {
  await boss()
  await seedRing()
  await db.user.createMany({
    data: [lin, wei].flatMap((one) =>
      one.kind === 'staff'
        ? [{ id: one.userId, name: one.name, email: one.email, role: 'STAFF' as const }]
        : [],
    ),
  })
})
afterAll(stopBoss)

async function aDraft() {
  const { serial: requestSerial } = await submitRequest(
    as(anonymous, now),
    aRequest({
      lines: [
        { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 },
        { kind: 'BULK', sku: 'RG-1-PL-17', quantity: 800 },
      ],
    }),
    'en',
  )
  const { serial } = await startQuote(as(lin, now), requestSerial)
  const { revision } = await getQuote(lin, serial)
  return { serial, version: revision.version, draft: revision.document.draft }
}

/**
 * One person at the desk, working like the editor: saves, and if somebody was faster merges both
 * and saves again.
 */
async function saveAsTheEditorDoes(
  actor: Actor,
  at: { serial: number; version: number; draft: QuoteDraft },
  changes: Readonly<Record<string, string>>,
): Promise<{ conflicts: string[]; met: string[] }> {
  let [base, version] = [toEntries(at.draft, '10'), at.version]
  let entries = Object.entries(changes).reduce((all, [id, text]) => withEntry(all, id, text), base)
  const [conflicts, met]: [string[], string[]] = [[], []]
  for (let attempt = 0; attempt < 20; attempt++) {
    const error = await failure(
      saveDraft(as(actor, now), {
        serial: at.serial,
        revision: 1,
        version,
        draft: toDraft(entries, at.draft),
      }),
    )
    if (error === null) return { conflicts, met }
    if (!(error instanceof StaleQuoteError)) throw error
    const theirs = toEntries(error.theirs, '10')
    const merged = mergeEntries(base, entries, theirs)
    conflicts.push(...merged.conflicts)
    met.push(error.by.name)
    ;[base, entries, version] = [theirs, merged.entries, error.version]
  }
  throw new Error('never saved')
}

describe('two people at one quote', () => {
  it('the second save is answered with who saved, when, and what, and writes nothing', async () => {
    const quote = await aDraft()
    const before = new Date()
    await saveDraft(as(wei, now), {
      serial: quote.serial,
      revision: 1,
      version: quote.version,
      draft: { ...quote.draft, notes: 'by Wei' },
    })
    const error = await failure(
      saveDraft(as(lin, now), {
        serial: quote.serial,
        revision: 1,
        version: quote.version,
        draft: { ...quote.draft, notes: 'by Lin' },
      }),
    )
    expect(error).toBeInstanceOf(StaleQuoteError)
    if (!(error instanceof StaleQuoteError)) return
    expect(error.by).toEqual({ id: 'wei', name: 'Wei' })
    expect(error.at.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1_000)
    expect(error.version).toBe(quote.version + 1)
    expect(error.theirs.notes).toBe('by Wei')
    const { revision } = await getQuote(lin, quote.serial)
    expect(revision.document.draft.notes).toBe('by Wei')
    // With their version given, overwriting their draft is intended.
    await saveDraft(as(lin, now), {
      serial: quote.serial,
      revision: 1,
      version: error.version,
      draft: { ...error.theirs, notes: 'by Lin' },
    })
    expect((await getQuote(lin, quote.serial)).revision.document.draft.notes).toBe('by Lin')
  })

  it('lose nothing at once: every change that nobody else touched is in what is saved last', async () => {
    const quote = await aDraft()
    const [first, second] = quote.draft.lines
    if (!first || !second) throw new Error('two lines were drafted')
    const changes: [Actor, Record<string, string>][] = [
      [lin, { [`lines.${first.id}.unitPrice`]: '1.11' }],
      [wei, { [`lines.${second.id}.unitPrice`]: '2.22' }],
      [lin, { [`lines.${first.id}.quantity`]: '640' }],
      [wei, { freight: '180.00' }],
      [lin, { notes: 'to be shipped in May' }],
      [wei, { namedPlace: 'Los Angeles' }],
    ]
    const outcomes = await Promise.all(
      changes.map(([actor, change]) => saveAsTheEditorDoes(actor, quote, change)),
    )
    expect(outcomes.flatMap(({ conflicts }) => conflicts)).toEqual([])
    // All started from one version, so all but the first met somebody, by name.
    const met = outcomes.flatMap((outcome) => outcome.met)
    expect(met.length).toBeGreaterThanOrEqual(changes.length - 1)
    expect(met.every((name) => name === 'Lin' || name === 'Wei')).toBe(true)
    const { revision } = await getQuote(lin, quote.serial)
    expect(revision.version).toBe(quote.version + changes.length)
    const { draft } = revision.document
    expect(draft.lines.map(({ unitPriceMinor }) => unitPriceMinor)).toEqual([111, 222])
    expect(draft.lines[0]?.quantity).toBe(640)
    expect(draft).toMatchObject({
      freightMinor: 18_000,
      notes: 'to be shipped in May',
      namedPlace: 'Los Angeles',
    })
  })

  it('the second is told what both changed, and neither is overwritten unseen', async () => {
    const quote = await aDraft()
    const outcomes = await Promise.all([
      saveAsTheEditorDoes(lin, quote, { depositPercent: '40' }),
      saveAsTheEditorDoes(wei, quote, { depositPercent: '50' }),
    ])
    expect(
      outcomes.map(({ conflicts }) => conflicts).toSorted((a, b) => a.length - b.length),
    ).toEqual([[], ['depositPercent']])
  })

  it('a draft that two send at once is sent once, and its buyer is told once', async () => {
    const quote = await aDraft()
    const { revision } = await namePlace(wei, quote.serial, now)
    const send = (who: typeof wei) =>
      sendRevision(as(who, now), {
        serial: quote.serial,
        revision: 1,
        version: revision.version,
        expectedTotalMinor: revision.document.totalMinor,
      })
    const outcomes = await Promise.allSettled([wei, lin, wei, lin].map(send))
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toEqual(refused.map(() => expect.any(ConflictError)))
    expect(refused).toHaveLength(3)
    const sent = await db.quoteRevision.findMany({ where: { quote: { serial: quote.serial } } })
    expect(sent.map(({ number, state }) => [number, state])).toEqual([[1, 'SENT']])
    const letters = { dedupeKey: { startsWith: `quote-sent:${sent[0]?.id}` } }
    expect(await db.mailMessage.count({ where: letters })).toBe(1)
  })

  it('a draft that was sent meanwhile is reported as sent, not as stale', async () => {
    const quote = await aDraft()
    const { revision } = await namePlace(wei, quote.serial, now)
    await sendRevision(as(wei, now), {
      serial: quote.serial,
      revision: 1,
      version: revision.version,
      expectedTotalMinor: revision.document.totalMinor,
    })
    const error = await failure(
      saveDraft(as(lin, now), {
        serial: quote.serial,
        revision: 1,
        version: quote.version,
        draft: quote.draft,
      }),
    )
    expect(error).toBeInstanceOf(ConflictError)
    expect((error as ConflictError).reason).toBe('not_a_draft')
  })
})
