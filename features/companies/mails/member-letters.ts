import 'server-only'
import { z } from 'zod'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { apiScopes } from '@/features/accounts/rules/api-scopes'
import { localeOf } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { db } from '@/platform/db/client'
import { FACTORY_ZONE } from '@/platform/day'
import { env } from '@/platform/env'
import { readHouse } from '@/platform/house/facts'
import { defineJob } from '@/platform/jobs'
import { queueMails, type Mail } from '@/platform/mail'
import { companyInvitationUrl } from '../rules/company-invitation'

/** Letters to people of companies about membership and API keys. Safe to repeat: the key of a mail keeps it single. */
export const memberMailsJob = defineJob({
  name: 'company.member-mails',
  payload: z.object({
    /** invited, asked, answered: id of the invitation or request; removed: id of the member; keyMade: id of the key */
    what: z.enum(['invited', 'asked', 'answered', 'removed', 'keyMade']),
    id: z.uuid(),
  }),
  batch: 4,
  parallel: 4,
  expireInSeconds: 60,
  handle: async ({ what, id }) => {
    const mails = await LETTERS[what](id)
    if (mails.length > 0) await db.$transaction((tx) => queueMails(tx, mails))
  },
})

const page = (path: string): string => new URL(path, env().APP_URL).href

const LETTERS: Record<
  'invited' | 'asked' | 'answered' | 'removed' | 'keyMade',
  (id: string) => Promise<Mail[]>
> = {
  invited: async (id) => {
    const invitation = await db.companyInvitation.findUnique({
      where: { id, usedAt: null, withdrawnAt: null },
      include: { company: { select: { name: true } } },
    })
    if (!invitation) return []
    const { email, invitedBy: by, expiresAt, roles } = invitation
    const company = invitation.company.name
    const account = await db.user.findUnique({ where: { email }, select: { locale: true } })
    const to: Recipient = { kind: 'account', email, locale: localeOf(account?.locale) }
    const t = letterWords(to)
    const roleName = translator('ownCompany.roles', to.locale)
    const { shortName: house } = await readHouse()
    return [
      await mailOf({
        template: 'company-invitation',
        to,
        subject: t('companyInvitation.subject', { by, company, house }),
        preview: t('companyInvitation.heading', { company }),
        heading: t('companyInvitation.heading', { company }),
        paragraphs: [
          t('companyInvitation.text', {
            by,
            company,
            house,
            roles: roles.map((role) => roleName(role)).join(', '),
            day: letterFormat(to).dayIn(expiresAt, FACTORY_ZONE),
          }),
          t('companyInvitation.own', { by }),
        ],
        button: {
          label: t('companyInvitation.button', { company }),
          url: companyInvitationUrl(id),
        },
        dedupeKey: `company-invitation:${id}`,
      }),
    ]
  },

  asked: async (id) => {
    const joinRequest = await db.joinRequest.findUnique({
      where: { id, answeredAt: null },
      include: { user: { select: { name: true, email: true } }, company: { select: OWNERS } },
    })
    if (!joinRequest) return []
    const { name, email } = joinRequest.user
    const company = joinRequest.company.name
    return Promise.all(
      joinRequest.company.members.map(({ user }) => {
        const to: Recipient = { kind: 'account', email: user.email, locale: localeOf(user.locale) }
        const t = letterWords(to)
        const heading = t('joinAsked.heading', { name, company })
        return mailOf({
          template: 'join-asked',
          to,
          subject: heading,
          preview: heading,
          heading,
          paragraphs: [t('joinAsked.text', { email, company })],
          button: { label: t('joinAsked.button'), url: page('/account/people') },
          dedupeKey: `join-asked:${id}:${user.email}`,
        })
      }),
    )
  },

  answered: async (id) => {
    const joinRequest = await db.joinRequest.findUnique({
      where: { id, answeredAt: { not: null } },
      include: { user: WRITTEN_TO, company: { select: { name: true } } },
    })
    if (!joinRequest) return []
    const to: Recipient = {
      kind: 'account',
      email: joinRequest.user.email,
      locale: localeOf(joinRequest.user.locale),
    }
    const t = letterWords(to)
    const company = joinRequest.company.name
    const heading = t(joinRequest.isWelcome ? 'joinAnswered.yes' : 'joinAnswered.no', { company })
    return [
      await mailOf({
        template: 'join-answered',
        to,
        subject: heading,
        preview: heading,
        heading,
        paragraphs: [
          t(joinRequest.isWelcome ? 'joinAnswered.yesText' : 'joinAnswered.noText', {
            company,
            by: joinRequest.answeredBy ?? '',
          }),
        ],
        button: { label: t('joinAnswered.button'), url: page('/account') },
        dedupeKey: `join-answered:${id}`,
      }),
    ]
  },

  removed: async (id) => {
    const member = await db.companyMember.findUnique({
      where: { id, leftAt: { not: null } },
      include: { user: WRITTEN_TO, company: { select: { name: true } } },
    })
    if (!member?.leftAt) return []
    const to: Recipient = {
      kind: 'account',
      email: member.user.email,
      locale: localeOf(member.user.locale),
    }
    const t = letterWords(to)
    const company = member.company.name
    const heading = t('removedFromCompany.heading', { company })
    return [
      await mailOf({
        template: 'removed-from-company',
        to,
        subject: heading,
        preview: heading,
        heading,
        paragraphs: [t('removedFromCompany.text', { by: member.leftBy ?? '', company })],
        button: { label: t('removedFromCompany.button'), url: page('/account') },
        dedupeKey: `removed-from-company:${id}:${member.leftAt.toISOString()}`,
      }),
    ]
  },

  keyMade: async (id) => {
    const key = await db.apiKey.findUnique({
      where: { id, revokedAt: null },
      include: { company: { select: OWNERS } },
    })
    if (!key) return []
    const { name, lastFour, createdBy: by, expiresAt } = key
    const company = key.company.name
    return Promise.all(
      key.company.members.map(({ user }) => {
        const to: Recipient = { kind: 'account', email: user.email, locale: localeOf(user.locale) }
        const t = letterWords(to)
        const named = translator('ownCompany.apiKeys.scopes', to.locale)
        const heading = t('apiKeyMade.heading', { by, company })
        return mailOf({
          template: 'api-key-made',
          to,
          subject: heading,
          preview: heading,
          heading,
          paragraphs: [
            t('apiKeyMade.text', {
              name,
              lastFour,
              company,
              day: letterFormat(to).dayIn(expiresAt, FACTORY_ZONE),
              scopes: apiScopes(key.scopes)
                .map((scope) => named(scope))
                .join(', '),
            }),
            t('apiKeyMade.own'),
          ],
          button: { label: t('apiKeyMade.button'), url: page('/account/api-keys') },
          dedupeKey: `api-key-made:${id}:${user.email}`,
        })
      }),
    )
  },
}

const WRITTEN_TO = { select: { email: true, locale: true } } as const
const OWNERS = {
  name: true,
  members: {
    where: { leftAt: null, roles: { has: 'owner' as const } },
    select: { user: WRITTEN_TO },
  },
} as const
