import 'server-only'
import { z } from 'zod'
import { letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { localeOf } from '@/i18n/routing'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { defineJob } from '@/platform/jobs'
import { queueMails, type Mail } from '@/platform/mail'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { buyersOf, staffByLetter } from '../queries/letter-readers'
import { replyAddress } from '../rules/reply-address'

/** Whoever has the page open reads it there: a letter is for those who don't. */
export const LETTERS_AFTER_SECONDS = 20

/** How much of an entry a letter shows. */
const QUOTED = 4_000

/**
 * Sends an entry to those who want a letter for each and haven't read it by now: to buyers what is shared, to staff
 * also their own entries. Safe to repeat: the letter's key makes it one.
 */
export const entryLettersJob = defineJob({
  name: 'thread.letters',
  payload: z.object({ requestId: z.uuid(), serial: z.int() }),
  batch: 4,
  parallel: 4,
  expireInSeconds: 60,
  handle: async ({ requestId, serial }) => {
    const entry = await db.threadEntry.findUnique({
      where: { requestId_serial: { requestId, serial } },
      include: entryInclude,
    })
    if (!entry) return
    const { request } = entry.thread
    const buyers =
      entry.audience === 'SHARED' ? await buyersOf(requestId, { channel: 'EACH', serial }) : []
    const staff = await staffByLetter(requestId, serial)
    const mails = await Promise.all([
      ...buyers
        .filter(({ email }) => email !== entry.authorEmail)
        .map(({ email, isContact }) =>
          letter(entry, {
            to: { kind: 'buyer', email, locale: localeOf(request.locale) },
            // A colleague of the contact signs in: a secret link is only for the person it was made for.
            url: isContact ? `${linkUrl(linkToken(request.id))}#thread` : pageUrl(request, ''),
          }),
        ),
      ...staff
        .filter((email) => email !== entry.authorEmail)
        .map((email) =>
          letter(entry, { to: { kind: 'staff', email }, url: pageUrl(request, '/staff') }),
        ),
    ])
    await db.$transaction((tx) => queueMails(tx, mails))
  },
})

const entryInclude = {
  files: { orderBy: { position: 'asc' } },
  thread: {
    select: {
      request: {
        select: {
          id: true,
          serial: true,
          locale: true,
          companyName: true,
          quote: {
            select: {
              serial: true,
              revisions: { where: { state: { not: 'DRAFT' } }, select: { id: true }, take: 1 },
            },
          },
        },
      },
    },
  },
} as const satisfies Prisma.ThreadEntryInclude
type Entry = Prisma.ThreadEntryGetPayload<{ include: typeof entryInclude }>
type Request = Entry['thread']['request']

const isQuoted = ({ quote }: Request): boolean => quote !== null && quote.revisions.length > 0

/** The number by which a buyer knows a trade; staff know a quote before it is sent. */
const numberOf = (request: Request, isStaff: boolean): string =>
  request.quote && (isStaff || isQuoted(request))
    ? formatQuoteNumber(request.quote.serial)
    : formatRequestNumber(request.serial)

function pageUrl(request: Request, folder: '' | '/staff'): string {
  const number = numberOf(request, folder !== '')
  const room = number.startsWith('Q') ? 'quotes' : 'requests'
  return new URL(`${folder}/${room}/${number}#thread`, env().APP_URL).href
}

function letter(entry: Entry, { to, url }: { to: Recipient; url: string }): Promise<Mail> {
  const { request } = entry.thread
  const t = letterWords(to)
  const number = numberOf(request, to.kind === 'staff')
  const internal = entry.audience === 'INTERNAL'
  const values = { by: entry.authorName, number, company: request.companyName }
  const heading = internal
    ? t('threadEntry.internal', values)
    : entry.kind === 'QUESTION'
      ? t('threadEntry.question', values)
      : t('threadEntry.message', values)
  const replyTo = replyAddress(request.id, {
    email: to.email,
    audience: entry.audience,
  })
  const body = entry.body.slice(0, QUOTED)
  return mailOf({
    template: internal ? 'thread-note' : 'thread-entry',
    to,
    subject: t('threadEntry.subject', { heading, number }),
    preview: body.slice(0, 120) || heading,
    ...(replyTo ? { above: t('threadEntry.above') } : {}),
    heading,
    paragraphs: [
      ...(entry.lineTitle ? [t('threadEntry.line', { line: entry.lineTitle })] : []),
      ...paragraphsOf(body),
      ...(entry.body.length > QUOTED ? [t('threadEntry.more')] : []),
    ],
    ...(entry.files.length > 0
      ? {
          facts: entry.files.map(({ fileName }) => ({
            label: t('threadEntry.file'),
            value: fileName,
          })),
        }
      : {}),
    button: { label: t('threadEntry.button'), url },
    ...(replyTo ? { replyTo } : {}),
    topic: `thread.${request.id}${internal ? '.internal' : ''}`,
    dedupeKey: `thread-entry:${entry.id}:${to.email}`,
  })
}

/** One paragraph per entry; a letter would drop a second identical one. */
const paragraphsOf = (body: string): string[] => [
  ...new Set(
    body
      .split(/\n+/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]
