import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import type { MailRow } from '../../queries/letters'
import { MAIL_STATES, type MAIL_LIST } from '../../rules/mail-list'

/** Letters and whether they were sent. */
export function mailFace({ locale, to }: ListReader): FaceOf<typeof MAIL_LIST, MailRow> {
  const t = translator('staff.mail', locale)
  return {
    title: t('title'),
    found: (total) => t('found', { total }),
    empty: t('empty'),
    idOf: ({ id }) => id,
    nameOf: ({ subject }) => subject,
    fixed: [
      {
        label: t('subject'),
        kind: 'text',
        long: 'clip',
        value: ({ subject }) => subject,
        cell: ({ id, subject }) => <a href={to(`/staff/mail/${id}`)}>{subject}</a>,
      },
    ],
    columns: {
      to: {
        label: t('to'),
        kind: 'text',
        sort: 'to',
        long: 'clip',
        value: ({ toAddress }) => toAddress,
      },
      state: {
        label: t('state'),
        kind: 'text',
        long: 'clip',
        value: ({ state }) => t(`states.${state}`),
        cell: ({ state, lastError }) => (
          <>
            {t(`states.${state}`)} {lastError ? <em>{lastError}</em> : null}
          </>
        ),
      },
      written: {
        label: t('created'),
        kind: 'instant',
        sort: 'written',
        value: ({ createdAt }) => createdAt,
      },
      attempts: { label: t('attemptsColumn'), kind: 'number', value: ({ attempts }) => attempts },
      error: {
        label: t('error'),
        kind: 'text',
        long: 'clip',
        value: ({ lastError }) => lastError ?? '',
      },
    },
    filters: {
      q: { label: t('search') },
      state: {
        label: t('state'),
        options: MAIL_STATES.map((state) => [state, t(`states.${state}`)]),
      },
      since: { label: t('since'), more: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('states.FAILED'), query: 'state=FAILED' },
      { name: t('states.BOUNCED'), query: 'state=BOUNCED' },
    ],
  }
}
