import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { approveDuty } from '@/features/quotes/commands/approve-duty'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { SendStoppedError } from '@/features/quotes/commands/prepare-sending'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { dutyApprovalState } from '@/features/quotes/queries/duty-approvals'
import { documentHash } from '@/features/quotes/rules/canonical'
import { quoteDocumentSchema, type QuoteDraft } from '@/features/quotes/schema'
import { draftChange } from '@/features/tariffs/commands/change-sets'
import { setOwnWork } from '@/features/tariffs/commands/set-own-work'
import { ownWork } from '@/features/tariffs/queries/own-work'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { onPage, onPaper } from '@/tests/support/quote-outlets'
import { aDraft, colleague, conflict, openDesk, staff } from './quote-fixtures'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

beforeAll(openDesk)

/** The rows of the tariff were read in November: by now longer ago than a reading is valid. */
const late = new Date('2027-01-20T04:00:00Z')
const REASON = 'Read again this morning, nothing moved'

async function aLateDraft(change: Partial<QuoteDraft> = {}) {
  const made = await aDraft()
  const save = async (version: number, more: Partial<QuoteDraft> = {}) =>
    saveDraft(as(staff, late), {
      serial: made.serial,
      revision: 1,
      version,
      draft: { ...made.draft, incoterm: 'DDP', validUntil: '2027-02-10', ...change, ...more },
    })
  const saved = await save(made.version)
  const send = ({ version, document }: typeof saved) =>
    sendRevision(as(staff, late), {
      serial: made.serial,
      revision: 1,
      version,
      expectedTotalMinor: document.totalMinor,
    })
  const at = { serial: made.serial, revision: 1 }
  const state = () => dutyApprovalState(colleague, at, late)
  return { ...made, at, saved, save, send, state }
}

const stopsOf = async (sent: Promise<unknown>) => {
  const error = await failure(sent)
  if (!(error instanceof SendStoppedError)) throw error ?? new Error('it was sent')
  return error.stops.map(({ path, code }) => `${path} ${code}`)
}

describe('a DDP quote on stale reviews', () => {
  it('is stopped until somebody else of the tariff desk approves, and carries the approval in what is signed', async () => {
    const { at, saved, send, state } = await aLateDraft()
    expect(await stopsOf(send(saved))).toEqual(['dutyApproval duty_unapproved'])
    const { rows, basis, given, own } = await state()
    expect(rows.map(({ state: of, at: day }) => `${of} ${day}`)).toContain('stale 2026-11-28')
    expect([given, own]).toEqual([null, false])

    const mine = await failure(approveDuty(as(staff, late), { ...at, basis, reason: REASON }))
    expect(mine).toBeInstanceOf(InvalidInputError)
    expect(await stopsOf(send(saved))).toHaveLength(1)
    const wordless = await failure(approveDuty(as(colleague, late), { ...at, basis, reason: 'ok' }))
    expect(wordless).toMatchObject({ fieldErrors: { reason: expect.anything() } })

    await approveDuty(as(colleague, late), { ...at, basis, reason: REASON })
    await approveDuty(as(colleague, late), { ...at, basis, reason: REASON })
    expect((await state()).given).toMatchObject({ by: 'Wei', reason: REASON })
    const { document, documentHash: hash } = await send(saved)
    expect(document.dutyApproval).toEqual({ by: 'Wei', at: late.toISOString(), reason: REASON })
    const row = await db.quoteRevision.findFirstOrThrow({
      where: { number: 1, quote: { serial: at.serial } },
    })
    expect(documentHash(quoteDocumentSchema.parse(row.document))).toBe(hash)
    const said = 'Approved for this quote by Wei on Jan 20, 2027: ' + REASON
    expect(await onPage(document)).toContain(said)
    expect(await onPaper(document)).toContain(said)
    expect(await onPage(document)).toContain('Reading of Nov 28, 2026: older than 30 days')
    const events = await db.auditEvent.findMany({
      where: { action: 'quote.approve_duty', objectId: row.id },
    })
    expect(events).toMatchObject([{ actorName: 'Wei', after: { reason: REASON } }])
  })

  it('needs another approval after any edit; an approval of an earlier state is refused as late', async () => {
    const { at, saved, save, send, state } = await aLateDraft()
    const { basis } = await state()
    await approveDuty(as(colleague, late), { ...at, basis, reason: REASON })
    const edited = await save(saved.version, { notes: 'Packed by tens' })
    expect(await stopsOf(send(edited))).toEqual(['dutyApproval duty_unapproved'])
    expect((await state()).given).toBe(null)
    expect(
      await conflict(approveDuty(as(colleague, late), { ...at, basis, reason: REASON })),
    ).toContain('stale')
    // Back to exactly the draft that was reviewed: the approval is for just that.
    const back = await save(edited.version)
    expect((await send(back)).document.dutyApproval?.by).toBe('Wei')
  })

  it('needs another approval once rules are published over those that were looked at', async () => {
    const { at, saved, send, state } = await aLateDraft()
    const { basis } = await state()
    await approveDuty(as(colleague, late), { ...at, basis, reason: REASON })
    expect((await state()).given).not.toBeNull()
    // A row for other goods: neither the lines nor the duty change, but the approval was for other
    // rules.
    const { serial } = await draftChange(as(staff, late), {
      kind: 'end_measure',
      measureId: 's301-list3',
      on: '2027-03-01',
      source: 'a notice of this test',
    })
    const { version } = await rulesInForce()
    expect((await state()).given).not.toBeNull()
    await publishTariffs(as(colleague, late), {
      serial,
      expectedVersion: version,
      reason: 'the notice took effect',
    })
    const after = await state()
    expect(after.given).toBeNull()
    expect(after.basis).not.toBe(basis)
    expect(await stopsOf(send(saved))).toEqual(['dutyApproval duty_unapproved'])
    expect(
      await conflict(approveDuty(as(colleague, late), { ...at, basis, reason: REASON })),
    ).toContain('stale')
    await approveDuty(as(colleague, late), { ...at, basis: after.basis, reason: REASON })
    const { document } = await send(saved)
    expect(document.duty.ruleSetVersion).toMatch(new RegExp(`\\+${version + 1}$`))
    expect(document.dutyApproval?.by).toBe('Wei')
  })

  it('can be approved by its writer at a desk of one person, and the audit names them for both', async () => {
    const admin: Actor = {
      kind: 'staff',
      userId: 'ada',
      name: 'Ada',
      email: 'ada@fsc.example',
      roles: STAFF_ROLES,
    }
    const set = async (allowed: 'yes' | 'no') =>
      setOwnWork(as(admin, late), {
        version: (await ownWork()).version,
        allowed,
        reason: 'Wei is on leave until February',
      })
    const { at, saved, send, state } = await aLateDraft()
    const { basis, ownAllowed } = await state()
    expect(ownAllowed).toBe(false)
    const own = () => approveDuty(as(staff, late), { ...at, basis, reason: REASON })
    expect(await failure(own())).toBeInstanceOf(InvalidInputError)
    await set('yes')
    expect((await state()).ownAllowed).toBe(true)
    await own()
    await own()
    const events = await db.auditEvent.findMany({
      where: { action: 'quote.approve_duty', after: { path: ['basis'], equals: basis } },
    })
    expect(events).toMatchObject([{ actorName: 'Lin', after: { oneDidBoth: 'Lin' } }])
    // From now on two people are needed again; approvals given meanwhile stay valid.
    await set('no')
    expect((await send(saved)).document.dutyApproval).toMatchObject({ by: 'Lin', reason: REASON })
    const next = await aLateDraft()
    const asked = await next.state()
    expect(
      await failure(
        approveDuty(as(staff, late), { ...next.at, basis: asked.basis, reason: REASON }),
      ),
    ).toBeInstanceOf(InvalidInputError)
  })

  it('isn’t stopped where the buyer pays the duty', async () => {
    const { saved, send, state } = await aLateDraft({ incoterm: 'FOB', namedPlace: 'Shenzhen' })
    expect((await state()).rows).toEqual([])
    expect((await send(saved)).document.dutyApproval).toBeUndefined()
  })

  it('an approval is immutable', async () => {
    const { at, state } = await aLateDraft()
    const { basis } = await state()
    await approveDuty(as(colleague, late), { ...at, basis, reason: REASON })
    const given = await db.quoteApproval.findFirstOrThrow({ where: { basisHash: basis } })
    await expect(
      db.quoteApproval.update({ where: { id: given.id }, data: { reason: 'Another' } }),
    ).rejects.toThrow()
  })
})
