import { personColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import type { Deed } from '../../queries/activity'
import type { ACTIVITY_LIST } from '../../rules/activity-list'
import { SUBJECTS } from '../../rules/objects'
import { deedSayer } from './deed-text'

/** The record of actions: who did what to which object, and what that changed. */
export function activityFace({ locale, to }: ListReader): FaceOf<typeof ACTIVITY_LIST, Deed> {
  const t = translator('activity', locale)
  const say = deedSayer(locale)
  return {
    title: t('title'),
    found: (count) => t('found', { count }),
    empty: t('empty'),
    idOf: ({ id }) => id,
    nameOf: (deed) => [say(deed).who, say(deed).did, say(deed).of].join(' '),
    fixed: [{ label: t('at'), kind: 'instant', sort: 'at', value: ({ at }) => at }],
    columns: {
      who: personColumn({ label: t('who'), value: (deed) => say(deed).who }),
      did: { label: t('did'), kind: 'text', long: 'wrap', value: (deed) => say(deed).did },
      object: {
        label: t('object'),
        kind: 'text',
        long: 'clip',
        value: (deed) => say(deed).of,
        cell: (deed) => {
          const { of } = say(deed)
          const { named } = deed.object
          return of && named?.href ? <a href={to(named.href)}>{of}</a> : of
        },
      },
      changes: {
        label: t('changes'),
        kind: 'text',
        long: 'wrap',
        value: (deed) => say(deed).changes.join(t('between')),
        cell: (deed) => <span className="break-words">{say(deed).changes.join(t('between'))}</span>,
      },
    },
    filters: {
      q: { label: t('search') },
      subject: {
        label: t('subject'),
        options: SUBJECTS.map((subject) => [subject, t(`subjects.${subject}`)]),
      },
      since: { label: t('since') },
      until: { label: t('until') },
      of: { label: t('of'), hidden: true },
    },
    presets: [{ name: t('all'), query: '' }],
  }
}
