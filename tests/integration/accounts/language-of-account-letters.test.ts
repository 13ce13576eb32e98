import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { auth } from '@/features/accounts/sign-in/auth'
import { accountLetterJob } from '@/features/accounts/mails/account-letters'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { A_HOUSE } from '@/tests/support/a-house'
import { textsIn } from '@/tests/support/page-text'
import { addPseudoLanguage, leftBehind, PSEUDO } from '@/tests/support/pseudo-language'

/** The page that the calls of this file come from. */
const page = vi.hoisted(() => ({ address: '' }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers(page.address ? { referer: page.address } : {})),
  cookies: () => Promise.resolve({ set: () => undefined, get: () => undefined }),
}))

/** The settings that the owner made, in the house's own words. */
const HOUSE = ['F.S.C', 'aurora.example', ...textsIn(A_HOUSE)].filter((text) => text.length > 2)

async function aPerson(emailVerified: boolean): Promise<string> {
  const email = `${randomUUID()}@aurora.example`
  await db.user.create({ data: { id: randomUUID(), name: 'Ana Ruiz', email, emailVerified } })
  return email
}

/** The letters queued for an address: which, and in which language. */
const ordered = (email: string) =>
  db.$queryRaw<{ kind: string; language: string }[]>`
    SELECT data->>'kind' AS kind, data->>'language' AS language
    FROM pgboss.job WHERE name = 'account.letter' AND data->>'email' = ${email}`

beforeAll(async () => {
  addPseudoLanguage()
  await boss()
})
afterAll(stopBoss)

describe('a letter about an account', () => {
  it.each(['verify', 'reset', 'account-exists'] as const)(
    '%s is in the language of the page, and links to its pages',
    async (kind) => {
      const email = await aPerson(kind !== 'verify')
      await accountLetterJob.handle({ kind, email, language: PSEUDO })
      const { subject, text } = await db.mailMessage.findFirstOrThrow({
        where: { toAddress: email },
      })
      expect(subject).toContain('‹')
      expect(leftBehind(`${subject}\n${text}`, [...HOUSE, email])).toEqual([])
      expect(text).toContain(
        kind === 'verify' ? `callbackURL=%2F${PSEUDO}%2Faccount` : `${env().APP_URL}/${PSEUDO}/`,
      )
    },
  )

  it('is queued in the language of the page that asked, whoever it is about', async () => {
    page.address = `${env().APP_URL}/${PSEUDO}/sign-up`
    const [fresh, known] = [`${randomUUID()}@aurora.example`, await aPerson(true)]
    const headers = new Headers()
    for (const email of [fresh, known])
      await auth().api.signUpEmail({
        body: { name: 'Bo', email, password: 'copper lantern walks sideways' },
        headers,
      })
    await auth().api.requestPasswordReset({ body: { email: known }, headers })
    expect(await ordered(fresh)).toEqual([{ kind: 'verify', language: PSEUDO }])
    expect(await ordered(known)).toEqual(
      expect.arrayContaining([
        { kind: 'account-exists', language: PSEUDO },
        { kind: 'reset', language: PSEUDO },
      ]),
    )
  })

  it('is in the house’s language from an unprefixed page, from elsewhere, and without a page', async () => {
    for (const address of ['', `${env().APP_URL}/sign-up`, 'https://x.example/xx/', 'nonsense']) {
      page.address = address
      const email = await aPerson(true)
      await auth().api.requestPasswordReset({ body: { email }, headers: new Headers() })
      expect(await ordered(email), address).toEqual([{ kind: 'reset', language: 'en' }])
    }
    const email = await aPerson(true)
    await accountLetterJob.handle({ kind: 'reset', email })
    const { text } = await db.mailMessage.findFirstOrThrow({ where: { toAddress: email } })
    expect(text).not.toContain('‹')
  })
})
