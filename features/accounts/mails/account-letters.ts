import 'server-only'
import { randomBytes } from 'node:crypto'
import { createEmailVerificationToken } from 'better-auth/api'
import { z } from 'zod'
import { letterWords, mailOf, type Recipient } from '@/emails/letter'
import { localeOf, pathIn, type Locale } from '@/i18n/routing'
import { RESET_LINK } from '@/platform/auth'
import { hashToken } from '../rules/links'
import { db } from '@/platform/db/client'
import { readHouse } from '@/platform/house/facts'
import { env } from '@/platform/env'
import { defineJob, enqueue } from '@/platform/jobs'
import { queueMail } from '@/platform/mail'

const LINK_VALID_SECONDS = 3600
const kinds = z.enum(['verify', 'reset', 'account-exists'])

/**
 * Finds whom an address belongs to, and writes the letter. It is a job, so that the request that queues it takes the
 * same time for every address and doesn't reveal who has an account.
 */
export const accountLetterJob = defineJob({
  name: 'account.letter',
  // Jobs queued before languages were recorded have none.
  payload: z.object({ kind: kinds, email: z.string(), language: z.string().optional() }),
  handle: async ({ kind: purpose, email, language }) => {
    const user = await db.user.findUnique({
      where: { email },
      select: { id: true, email: true, emailVerified: true, leftAt: true },
    })
    // Former colleagues no longer have an account, and a new password would give them one.
    if (!user || user.leftAt || (purpose === 'verify' && user.emailVerified)) return
    // Whoever signs up again before verifying the address needs that link, not a note about the account.
    const kind = purpose === 'account-exists' && !user.emailVerified ? 'verify' : purpose
    const locale = localeOf(language)
    await writeLetter(
      kind,
      { kind: 'account', email: user.email, locale },
      await LINKS[kind](user, locale),
    )
  },
})

/** Address of a page in the language of the letter that links to it. */
const at = (path: string, locale: Locale): string => `${env().APP_URL}${pathIn(path, locale)}`

const LINKS = {
  reset: async ({ id }: { id: string }, locale: Locale): Promise<string> => {
    const token = randomBytes(24).toString('base64url')
    await db.verification.create({
      data: {
        id: randomBytes(16).toString('hex'),
        identifier: `${RESET_LINK}${token}`,
        value: id,
        expiresAt: new Date(Date.now() + LINK_VALID_SECONDS * 1000),
      },
    })
    return at(`/reset-password?token=${token}`, locale)
  },
  verify: async ({ id, email }: { id: string; email: string }, locale: Locale): Promise<string> => {
    const token = await createEmailVerificationToken(
      env().BETTER_AUTH_SECRET,
      email,
      undefined,
      LINK_VALID_SECONDS,
      { userId: id },
    )
    return `${env().APP_URL}/api/auth/verify-email?token=${token}&callbackURL=${encodeURIComponent(pathIn('/account', locale))}`
  },
  'account-exists': async (_: { id: string }, locale: Locale): Promise<string> =>
    at('/sign-in', locale),
}

async function writeLetter(kind: z.infer<typeof kinds>, to: Recipient, url: string): Promise<void> {
  const t = letterWords(to)
  const { shortName } = await readHouse()
  const words = kind === 'account-exists' ? 'accountExists' : kind
  const mail = await mailOf({
    template: kind,
    to,
    subject: t(`${words}.subject`, { house: shortName }),
    preview: t(`${words}.heading`),
    heading: t(`${words}.heading`),
    paragraphs: [t(`${words}.text`)],
    button: { label: t(`${words}.button`), url },
    dedupeKey: `${kind}:${hashToken(`${url} ${to.email} ${Math.floor(Date.now() / 60_000)}`)}`,
  })
  await db.$transaction((tx) => queueMail(tx, mail))
}

/** Queues a letter about an account, in a language; it is sent if the address has one. */
export async function orderAccountLetter(
  kind: z.infer<typeof kinds>,
  email: string,
  language: Locale,
): Promise<void> {
  await db.$transaction((tx) => enqueue(tx, accountLetterJob, { kind, email, language }))
}
