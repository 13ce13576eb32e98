import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { decideBank } from '@/features/company/commands/decide-bank'
import { proposeBank } from '@/features/company/commands/propose-bank'
import { saveSetting } from '@/features/company/commands/save-setting'
import { bankAccount, waitingBankChanges } from '@/features/company/queries/bank'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'

const person = (userId: string): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  userId,
  name: userId,
  email: `${userId}@fsc.example`,
  roles: ['owner'],
})
const [lin, wei] = [person('lin'), person('wei')]
const EUR = {
  scope: 'EUR',
  version: '0',
  holder: 'F.S.C Co. Ltd',
  bank: 'A bank',
  swift: 'cobadeffxxx',
  iban: 'DE89 3704 0044 0532 0130 00',
}
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )
const fields = async (typed: Record<string, string>) => {
  const error = await refusal(proposeBank(as(lin), typed))
  return error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error
}
const waiting = async () => (await waitingBankChanges(lin))[0]

beforeAll(async () => {
  await boss()
  for (const id of ['lin', 'wei'])
    await db.user.create({
      data: {
        id,
        name: id,
        email: `${id}@fsc.example`,
        role: 'STAFF',
        emailVerified: true,
        roles: ['owner'],
      },
    })
})
afterAll(stopBoss)

describe('a bank account', () => {
  it('is refused at the field with a wrong check digit, code or currency', async () => {
    expect(await fields({ ...EUR, iban: 'DE89 3704 0044 0532 0130 01' })).toEqual(['iban'])
    expect(await fields({ ...EUR, iban: 'DE89 3704 0044 0532 0130' })).toEqual(['iban'])
    expect(await fields({ ...EUR, swift: 'COBADEF' })).toEqual(['swift'])
    expect(await fields({ ...EUR, iban: '', account: '' })).toEqual(['account'])
    expect(await fields({ ...EUR, scope: 'EURO' })).toEqual(['scope'])
    expect(await db.bankChange.count()).toBe(0)
  })

  it('can’t be set by one person through the settings', async () => {
    const error = await refusal(saveSetting(as(lin), { ...EUR, section: 'bank' }))
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(await bankAccount('EUR')).toBeNull()
  })

  it('takes effect once a second person approves exactly the proposal, and every owner is notified', async () => {
    await proposeBank(as(lin), EUR)
    expect(await bankAccount('EUR')).toBeNull()
    const { id, hash } = (await waiting()) ?? { id: '', hash: '' }
    const own = await refusal(decideBank(as(lin), { id, hash, decision: 'approved' }))
    expect(own).toBeInstanceOf(InvalidInputError)
    const other = '0'.repeat(64)
    expect(await refusal(decideBank(as(wei), { id, hash: other, decision: 'approved' }))).toEqual(
      new ConflictError('stale'),
    )
    await decideBank(as(wei), { id, hash, decision: 'approved' })
    expect(await bankAccount('EUR')).toMatchObject({
      swift: 'COBADEFFXXX',
      iban: 'DE89370400440532013000',
    })
    expect(await refusal(decideBank(as(wei), { id, hash, decision: 'approved' }))).toEqual(
      new ConflictError('stale'),
    )
    const letters = await db.mailMessage.findMany({ where: { template: 'bank-change' } })
    expect(letters.map(({ toAddress }) => toAddress).toSorted()).toEqual([
      'lin@fsc.example',
      'lin@fsc.example',
      'wei@fsc.example',
      'wei@fsc.example',
    ])
  })

  it('needs an owner: finance proposes and approves, but not among itself', async () => {
    const finance = ['ann', 'ben'].map((id): Actor => ({ ...person(id), roles: ['finance'] }))
    const [ann, ben] = finance as [Actor, Actor]
    await db.user.createMany({
      data: ['ann', 'ben'].map((id) => ({
        id,
        name: id,
        email: `${id}@fsc.example`,
        role: 'STAFF' as const,
        emailVerified: true,
        roles: ['finance'],
      })),
    })
    const gbp = { ...EUR, scope: 'GBP', iban: 'GB29 NWBK 6016 1331 9268 19', swift: 'NWBKGB2L' }
    const decide = async (by: Actor) => {
      const { id, hash } = (await waiting()) ?? { id: '', hash: '' }
      return refusal(decideBank(as(by), { id, hash, decision: 'approved' }))
    }
    await proposeBank(as(ann), gbp)
    expect(await decide(ben)).toMatchObject({
      fieldErrors: { change: ['Neither of the two owns the house: an owner says yes to this.'] },
    })
    expect(await bankAccount('GBP')).toBeNull()
    expect(await decide(wei)).toBeNull()
    expect(await bankAccount('GBP')).toMatchObject({ swift: 'NWBKGB2L' })
    await proposeBank(as(wei), { ...gbp, version: '1', bank: 'Another bank' })
    expect(await decide(ben)).toBeNull()
    expect(await bankAccount('GBP')).toMatchObject({ bank: 'Another bank' })
  })

  it('edited while it waits is a new proposal: approving the first one does nothing', async () => {
    await proposeBank(as(lin), { ...EUR, version: '1', bank: 'Another bank' })
    const first = await waiting()
    await proposeBank(as(lin), { ...EUR, version: '1', bank: 'A third bank' })
    expect(
      await refusal(
        decideBank(as(wei), { id: first?.id, hash: first?.hash, decision: 'approved' }),
      ),
    ).toEqual(new ConflictError('stale'))
    expect(await bankAccount('EUR')).toMatchObject({ bank: 'A bank' })
    const second = await waiting()
    expect(second?.changes).toEqual([{ field: 'bank', before: 'A bank', after: 'A third bank' }])
    await decideBank(as(wei), { id: second?.id, hash: second?.hash, decision: 'refused' })
    expect(await waiting()).toBeUndefined()
    expect(await bankAccount('EUR')).toMatchObject({ bank: 'A bank' })
  })

  it('proposed from an older version is refused with the current one', async () => {
    expect(await refusal(proposeBank(as(lin), { ...EUR, bank: 'Old' }))).toBeInstanceOf(
      StaleEntriesError,
    )
  })

  it('is approved once, however many approve at once', async () => {
    await proposeBank(as(lin), { ...EUR, version: '1', bank: 'B bank' })
    const { id, hash } = (await waiting()) ?? {}
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, () => decideBank(as(wei), { id, hash, decision: 'approved' })),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.settingVersion.count({ where: { name: 'bank:EUR' } })).toBe(2)
  })

  it('isn’t shown to payers once it is closed', async () => {
    await proposeBank(as(wei), { ...EUR, version: '2', closed: 'on' })
    const { id, hash } = (await waiting()) ?? {}
    await decideBank(as(lin), { id, hash, decision: 'approved' })
    expect(await bankAccount('EUR')).toBeNull()
  })

  it('needs two people and the proposed content by the rules of the database itself', async () => {
    await proposeBank(as(lin), { ...EUR, version: '3' })
    const { id } = (await waiting()) ?? { id: '' }
    const decision = { decision: 'approved', decidedBy: 'lin', decidedAt: new Date() }
    await expect(
      db.bankChange.update({ where: { id }, data: { ...decision, decidedById: 'lin' } }),
    ).rejects.toThrow()
    await expect(
      db.bankChange.update({ where: { id }, data: { texts: { iban: 'other' } } }),
    ).rejects.toThrow()
  })
})
