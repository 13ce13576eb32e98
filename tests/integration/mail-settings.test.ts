import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { saveSetting } from '@/features/company/commands/save-setting'
import { sendTestLetter } from '@/features/company/commands/send-test-letter'
import { houseRecipients, mailStanding } from '@/features/company/queries/mail'
import { settingHistory } from '@/features/company/queries/settings'
import { forgetInboundMail } from '@/features/threads/jobs/forget-inbound-mail'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { sendMailJob } from '@/platform/mail'
import { as } from '@/tests/support/as'

const owner: Actor = {
  kind: 'staff',
  userId: 'own',
  name: 'Olu',
  email: 'olu@fsc.example',
  roles: ['owner'],
}
const MAIL = {
  section: 'mail',
  senderName: 'Steel House',
  replyTo: 'desk@fsc.example',
  requestsTo: 'sales',
  artworkTo: 'house',
  depositsTo: 'finance',
}

beforeAll(async () => {
  await boss()
  await db.user.createMany({
    data: (['ann', 'ben'] as const).map((id) => ({
      id,
      name: id,
      email: `${id}@fsc.example`,
      role: 'STAFF' as const,
      roles: ['sales'],
      emailVerified: true,
    })),
  })
})
afterAll(stopBoss)

describe('letters to the house', () => {
  it('go to its address until recipients are set, then to everybody of the role', async () => {
    const house = await houseRecipients('requestsTo')
    expect(house).toHaveLength(1)
    await saveSetting(as(owner), { ...MAIL, version: '0' })
    expect(await houseRecipients('requestsTo')).toEqual(['ann@fsc.example', 'ben@fsc.example'])
    expect(await houseRecipients('artworkTo')).toEqual(house)
    // A role without a person loses no letter.
    expect(await houseRecipients('depositsTo')).toEqual(house)
    expect(await houseRecipients('requestsTo', 'ann@fsc.example')).toEqual([
      'ann@fsc.example',
      'ben@fsc.example',
    ])
    expect(await houseRecipients('artworkTo', 'zoe@fsc.example')).toEqual(['zoe@fsc.example'])
  })

  it('answers go to an address, and to nothing that isn’t one', async () => {
    const error = await saveSetting(as(owner), { ...MAIL, replyTo: 'desk', version: '1' }).catch(
      (refused: unknown) => refused,
    )
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(Object.keys((error as InvalidInputError).fieldErrors)).toEqual(['replyTo'])
  })
})

describe('letters received for conversations', () => {
  it('are remembered for as long as the house has set, and the setting has its history', async () => {
    const now = new Date('2026-11-30T12:00:00Z')
    const remembered = async (...days: number[]) => {
      await db.inboundMail.deleteMany()
      await db.inboundMail.createMany({
        data: days.map((day) => ({
          messageHash: String(day).padStart(64, '0'),
          fromAddress: 'ana@aurora.example',
          outcome: 'taken',
          receivedAt: new Date(now.getTime() - day * 86_400_000),
        })),
      })
      await forgetInboundMail(now)
      const remaining = await db.inboundMail.findMany({ orderBy: { receivedAt: 'desc' } })
      return remaining.map(({ messageHash }) => Number(messageHash))
    }
    expect(await remembered(1, 29, 31, 89, 91)).toEqual([1, 29, 31, 89])
    const short = await saveSetting(as(owner), { ...MAIL, inboundDays: '3', version: '1' }).catch(
      (refused: unknown) => refused,
    )
    expect(Object.keys((short as InvalidInputError).fieldErrors)).toEqual(['inboundDays'])
    await saveSetting(as(owner), { ...MAIL, inboundDays: '30', version: '1', note: 'Asked by law' })
    expect(await remembered(1, 29, 31, 89, 91)).toEqual([1, 29])
    const [last] = await settingHistory(owner, 'mail', null)
    expect(last).toMatchObject({ setBy: 'Olu', note: 'Asked by law' })
    expect(last?.changes).toEqual([{ field: 'inboundDays', before: '', after: '30' }])
  })
})

describe('a test letter', () => {
  it('is sent through the outbox to whoever asks, and the page shows its outcome', async () => {
    await sendTestLetter(as(owner))
    const [written] = (await mailStanding(owner)).tests
    expect(written).toMatchObject({ toAddress: 'olu@fsc.example', state: 'QUEUED' })
    await sendMailJob.run({ mailId: written?.id })
    const standing = await mailStanding(owner)
    // Without a mail server letters are kept, and the page says so.
    expect(standing).toMatchObject({ sender: null, failed: [], tests: [{ state: 'KEPT' }] })
    expect(await db.auditEvent.count({ where: { action: 'mail.test' } })).toBe(1)
  })

  it('a refused letter is shown with its reason', async () => {
    await db.mailMessage.updateMany({
      data: { state: 'FAILED', lastError: '550 no such mailbox', attempts: 3 },
    })
    expect((await mailStanding(owner)).failed).toMatchObject([
      { lastError: '550 no such mailbox', attempts: 3 },
    ])
  })
})
