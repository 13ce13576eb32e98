import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberActor, type Actor } from '@/features/accounts/rules/actor'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { askSignature } from '@/features/quotes/commands/ask-signature'
import { signRequested } from '@/features/orders/commands/sign-requested'
import { takeBackSignature } from '@/features/quotes/commands/decide-signature'
import { recordAnswer } from '@/features/orders/commands/record-answer'
import { signatureStanding } from '@/features/quotes/queries/signatures'
import { copyQuote } from '@/features/quotes/commands/copy-quote'
import { counterQuote } from '@/features/quotes/commands/counter-quote'
import { reviseQuote } from '@/features/quotes/commands/revise-quote'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { takeCounter } from '@/features/quotes/commands/take-counter'
import { pricedCounter } from '@/features/quotes/queries/priced-counter'
import { getQuote } from '@/features/quotes/queries/quotes'
import { documentHash } from '@/features/quotes/rules/canonical'
import { everyPick, firstPicks, pickedDocument } from '@/features/quotes/rules/choices'
import { db } from '@/platform/db/client'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { SIGNING } from '@/tests/support/signing'
import { aChoosableQuote, choosable, type Draft } from './choosable-quote'
import { conflict, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

describe('a quote with choices', () => {
  it('is ordered, planned and stored to the cent as chosen, in every way', async () => {
    const ways = (await aChoosableQuote()).picks.length
    expect(ways).toBe(12)
    for (const at of [3, 11]) {
      const { guest, signature, serial, document, picks } = await aChoosableQuote({
        depositPercent: '33.33',
      })
      const pick = picks[at] ?? []
      const picked = pickedDocument(document, pick)
      const { orderSerial } = await acceptQuote(
        as(guest, now),
        { ...signature, picks: pick.toReversed() },
        null,
      )
      const order = await db.order.findUniqueOrThrow({
        where: { serial: orderSerial },
        include: {
          parts: true,
          revision: { include: { acceptance: { include: { signature: true } } } },
        },
      })
      expect(Number(order.totalMinor)).toBe(picked.totalMinor)
      expect(order.parts.reduce((sum, part) => sum + Number(part.amountMinor), 0)).toBe(
        picked.totalMinor,
      )
      expect(Number(order.parts.find(({ kind }) => kind === 'DEPOSIT')?.amountMinor)).toBe(
        picked.depositMinor,
      )
      // The sent document stays unchanged, and the pick is signed beside its hash.
      expect(documentHash(order.revision.document)).toBe(signature.documentHash)
      expect(order.revision.acceptance?.picks).toEqual(pick)
      const seen = await getQuote(guest, serial)
      expect(seen.revision.document).toEqual(picked)
      expect(seen.revisions[0]?.totalMinor).toBe(picked.totalMinor)
      // Signing again answers the same order; another pick can no longer be signed.
      expect(await acceptQuote(as(guest, now), { ...signature, picks: pick }, null)).toEqual({
        orderSerial,
      })
      const other = picks.find((each) => each !== pick) ?? []
      expect(
        await conflict(acceptQuote(as(guest, now), { ...signature, picks: other }, null)),
      ).toBe('accepted')
    }
  })

  it('prices what staff leave empty by the list, and keeps what they enter', async () => {
    const { document } = await aChoosableQuote()
    const [line] = document.draft.lines
    const [group] = document.draft.choices ?? []
    if (group?.of !== 'line') throw new Error('no group')
    expect(group.offers.map((offer) => offer.line)).toMatchObject([
      { id: line?.id, quantity: 1_000, unitPriceMinor: 95, sku: 'RG-1-PL-17' },
      {
        id: line?.id,
        quantity: 500,
        sku: 'RG-1-PL-19',
        unitPriceMinor: (line?.unitPriceMinor ?? 0) + 10,
        leadTimeDays: 40,
      },
    ])
    const fob = everyPick(document).filter((each) => each.document.draft.incoterm === 'FOB')
    expect(fob).toHaveLength(6)
    for (const each of fob)
      expect(each.document).toMatchObject({ surchargeMinor: 0, duty: { bornBy: 'buyer' } })
  })

  it('lets one of two different choices be signed at once, and no invalid one', async () => {
    const { guest, signature, document, picks, serial } = await aChoosableQuote()
    const [one = [], two = []] = picks
    const [group] = document.draft.choices ?? []
    const [optional] = document.draft.optionalLines ?? []
    const refused = async (pick: readonly string[]) =>
      conflict(acceptQuote(as(guest, now), { ...signature, picks: pick }, null))
    expect(await refused([])).toBe('pick_missing')
    expect(await refused([...one, randomUUID()])).toBe('pick_unknown')
    const offer = group?.offers[0]?.id ?? ''
    expect(await refused([...new Set([...one, offer, group?.id ?? ''])])).toBe('pick_two')
    expect(await refused([...one, ...[optional, optional].map((line) => line?.id ?? '')])).toBe(
      'pick_twice',
    )
    const both = await Promise.all(
      [one, two].map((pick) =>
        failure(acceptQuote(as(guest, now), { ...signature, picks: pick }, null)),
      ),
    )
    expect(both.filter((error) => error === null || error === undefined)).toHaveLength(1)
    expect(await db.order.count({ where: { quote: { serial } } })).toBe(1)
  })

  it('accepts no choice of an earlier revision, and knows the groups of both', async () => {
    const { guest, signature, document, picks, serial } = await aChoosableQuote()
    await reviseQuote(as(staff, now), serial)
    const drafted = await getQuote(staff, serial)
    const { draft } = drafted.revision.document
    const saved = await saveDraft(as(staff, now), {
      serial,
      revision: 2,
      version: drafted.revision.version,
      draft: { ...choosable(draft), optionalLines: [] },
    })
    const sent = await sendRevision(as(staff, now), {
      serial,
      revision: 2,
      version: saved.version,
      expectedTotalMinor: saved.document.totalMinor,
    })
    const paper = { ...signature, revision: 2, documentHash: sent.documentHash }
    expect(await conflict(acceptQuote(as(guest, now), { ...paper, picks: picks[1] }, null))).toBe(
      'pick_unknown',
    )
    const seen = await getQuote(guest, serial)
    expect(seen.changes?.choices.length).toBeGreaterThan(0)
    expect(seen.changes?.total).toEqual({ from: document.totalMinor, to: sent.document.totalMinor })
  })

  it('waits for an approver as chosen, and is signed like that', async () => {
    const { companyId, signature, paper, picks, document, serial } = await aChoosableQuote()
    const people: Extract<Actor, { kind: 'member' }>[] = []
    for (const role of ['buyer', 'approver'] as const) {
      const email = `${role}-${randomUUID().slice(0, 8)}@aurora.example`
      const user = await db.user.create({
        data: { id: randomUUID(), name: role, email, emailVerified: true },
      })
      const member = await db.companyMember.create({
        data: { companyId, userId: user.id, roles: [role] },
      })
      if (role === 'buyer')
        await db.approvalLimit.create({
          data: {
            memberId: member.id,
            currency: 'USD',
            amountMinor: 1,
            window: 'ORDER',
            setBy: 'x',
          },
        })
      people.push(memberActor({ userId: user.id, name: role, email }, [member]))
    }
    const [buyer, approver] = people as [(typeof people)[0], (typeof people)[0]]
    const [, pick = [], other = []] = picks
    expect(await conflict(acceptQuote(as(buyer, now), { ...signature, picks: pick }, null))).toBe(
      'over_limit',
    )
    const { id } = await askSignature(as(buyer, now), { ...paper, picks: pick, note: '' })
    const again = await askSignature(as(buyer, now), { ...paper, picks: pick, note: '' })
    expect(again.id).toBe(id)
    expect(await conflict(askSignature(as(buyer, now), { ...paper, picks: other, note: '' }))).toBe(
      'waits_otherwise',
    )
    const asked = await db.signatureRequest.findUniqueOrThrow({ where: { id } })
    expect(Number(asked.amountMinor)).toBe(pickedDocument(document, pick).totalMinor)
    expect(await signatureStanding(approver, await getQuote(approver, serial), now)).toMatchObject({
      kind: 'waiting',
      picks: pick,
    })
    // After withdrawing it, another pick is requested; the approver signs exactly that, whatever a
    // browser sends.
    await takeBackSignature(as(buyer, now), { id })
    const { id: second } = await askSignature(as(buyer, now), { ...paper, picks: other, note: '' })
    const sign = { id: second, picks: pick, signerName: 'Ann', signerTimeZone: null, ...SIGNING }
    const { orderSerial } = await signRequested(as(approver, now), sign, null)
    const order = await db.order.findUniqueOrThrow({ where: { serial: orderSerial } })
    expect(Number(order.totalMinor)).toBe(pickedDocument(document, other).totalMinor)
    // Other tests use the same company: nobody signs by a link alone where somebody has a limit.
    await db.approvalLimit.deleteMany({ where: { member: { companyId } } })
  })

  it('is recorded with its choice where it was accepted elsewhere', async () => {
    const { paper, picks, document } = await aChoosableQuote()
    const answer = {
      ...paper,
      answer: 'ACCEPTED',
      means: 'PHONE',
      givenBy: 'Ana Ruiz',
      givenOn: '2026-11-24',
    }
    expect(await failure(recordAnswer(as(staff, now), answer))).toBeInstanceOf(InvalidInputError)
    const pick = picks.at(-1) ?? []
    const { orderSerial } = await recordAnswer(as(staff, now), { ...answer, picks: pick })
    const order = await db.order.findUniqueOrThrow({ where: { serial: orderSerial ?? 0 } })
    expect(Number(order.totalMinor)).toBe(pickedDocument(document, pick).totalMinor)
  })

  it('is countered as chosen, in other delivery terms too; an accepted counter leaves no choice', async () => {
    const { guest, signature, picks, document, serial } = await aChoosableQuote()
    const pick = picks.at(-1) ?? []
    const picked = pickedDocument(document, pick)
    const price = (changes: object) =>
      pricedCounter(as(guest, now), { ...signature, changes: { lines: [], words: '', ...changes } })
    const first = pickedDocument(document, firstPicks(document.draft))
    expect((await price({ depositPercent: '50' })).changes.total.from).toBe(first.totalMinor)
    const lacking = await failure(price({ incoterm: 'FOB' }))
    expect((lacking as InvalidInputError).complaints).toHaveProperty('namedPlace')
    const fob = await price({ incoterm: 'FOB', namedPlace: 'Ningbo' })
    expect(fob.asked).toMatchObject({ surchargeMinor: 0, duty: { bornBy: 'buyer' } })
    expect(fob.changes.terms.map(({ field }) => field)).toContain('incoterm')
    const changes = { lines: [], words: '', picks: pick, incoterm: 'EXW', namedPlace: 'Dongguan' }
    const priced = await price(changes)
    expect(priced).toMatchObject({
      freight: picked.draft.incoterm === 'EXW' ? 'as_quoted' : 'none',
    })
    expect(priced.changes.total.from).toBe(picked.totalMinor)
    const { id } = await counterQuote(as(guest, now), {
      ...signature,
      changes,
      idempotencyKey: randomUUID(),
    })
    const { revision } = await takeCounter(as(staff, now), {
      serial,
      counterId: id,
      lineIds: [],
      terms: true,
    })
    const taken = (await getQuote(staff, serial, revision)).revision.document
    expect(taken).not.toHaveProperty('alternatives')
    expect(taken.draft).toMatchObject({ incoterm: 'EXW', namedPlace: 'Dongguan' })
    expect(taken.draft.lines.map(({ id: line, quantity }) => [line, quantity])).toEqual(
      picked.draft.lines.map(({ id: line, quantity }) => [line, quantity]),
    )
    expect(taken.totalMinor).toBe(priced.asked.totalMinor)
  })
})

describe('a copy of a quote', () => {
  it('says the same as the original, under ids and days of its own, and nothing of its answers', async () => {
    const { guest, signature, picks, document, serial } = await aChoosableQuote({
      depositPercent: '40',
      notes: 'Pack by size',
    })
    await acceptQuote(as(guest, now), { ...signature, picks: picks[1] }, null)
    const later = new Date(now.getTime() + 20 * 86_400_000)
    const copied = await copyQuote(as(staff, later), { serial, idempotencyKey: randomUUID() })
    const made = await db.quote.findUniqueOrThrow({
      where: { serial: copied.serial },
      include: {
        request: { include: { lines: true, accessLinks: true } },
        revisions: true,
        acceptance: true,
        answers: true,
        counters: true,
        order: true,
        signatureRequests: true,
      },
    })
    expect(made).toMatchObject({
      acceptance: null,
      answers: [],
      counters: [],
      order: null,
      signatureRequests: [],
      requoteAskedAt: null,
      request: { status: 'IN_PROGRESS', origin: 'STAFF', createdAt: later },
    })
    expect(made.revisions).toHaveLength(1)
    expect(made.revisions[0]).toMatchObject({
      number: 1,
      state: 'DRAFT',
      documentHash: null,
      sentAt: null,
    })
    const copy = (await getQuote(staff, copied.serial)).revision.document
    const { draft } = document
    expect(copy).toMatchObject({ quoteSerial: copied.serial, revision: 1, buyer: document.buyer })
    for (const term of [
      'incoterm',
      'namedPlace',
      'destination',
      'transportMode',
      'currency',
      'depositPercent',
      'notes',
      'freightMinor',
      'insuranceMinor',
      'discountMinor',
    ] as const)
      expect(copy.draft[term]).toEqual(draft[term])
    const said = ({ id: _, ...line }: Draft['lines'][number]) => line
    expect(copy.draft.lines.map(said)).toEqual(draft.lines.map(said))
    expect(copy.draft.optionalLines?.map(said)).toEqual(draft.optionalLines?.map(said))
    // The copy has every pick too, at the same prices, under ids of its own.
    expect(everyPick(copy).map((each) => each.document.goodsMinor)).toEqual(
      everyPick(document).map((each) => each.document.goodsMinor),
    )
    const ids = (of: typeof document) => new Set(JSON.stringify(of.draft).match(/"id":"[^"]+"/g))
    expect([...ids(copy)].filter((id) => ids(document).has(id))).toEqual([])
    // Its validity is counted from its own day.
    expect(copy.draft.validUntil > draft.validUntil).toBe(true)
    expect(copy.duty.asOf > document.duty.asOf).toBe(true)
    // It can't be seen with the other's link.
    expect(await failure(getQuote(guest, copied.serial))).toBeInstanceOf(NotFoundError)
  })
})
