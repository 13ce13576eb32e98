import type { useTranslations } from 'next-intl'
import { countryName } from '@/platform/countries'
import { daysInWords, dayText } from '@/platform/dates'
import type { RuleChange } from '../../engine/change'
import { EU_STATES } from '../../schema'

type Translator = ReturnType<typeof useTranslations<'staff.tariffs'>>

/** A change of the rules as a sentence, with the days of its source in words too. */
export const changeWords = (t: Translator, change: RuleChange, locale: string): string =>
  daysInWords(sentenceOf(t, change, locale), locale)

function sentenceOf(t: Translator, change: RuleChange, locale: string): string {
  switch (change.kind) {
    case 'end_measure':
      return t('changes.end', {
        id: change.measureId,
        on: dayText(change.on, locale),
        source: change.source ?? '',
      })
    case 'end_exclusion':
      return t('changes.end', {
        id: change.exclusionId,
        on: dayText(change.on, locale),
        source: change.source ?? '',
      })
    case 'end_export_control':
      return t('changes.end', {
        id: change.controlId,
        on: dayText(change.on, locale),
        source: change.source ?? '',
      })
    case 'supersede_measure':
      return t('changes.supersede_measure', {
        id: change.measureId,
        on: dayText(change.on, locale),
        percent: change.measure.duty.percent,
        source: change.measure.source,
      })
    case 'review_measure':
      return t('changes.review_measure', {
        id: change.measureId,
        by: change.review.state === 'reviewed' ? change.review.by : '',
      })
    case 'add_measure':
      return t('changes.add_measure', {
        title: change.measure.title,
        heading: change.measure.heading,
        percent: change.measure.duty.percent,
        from: dayText(change.measure.from, locale),
        source: change.measure.source,
      })
    case 'move_phase':
      return t('changes.move_phase', {
        agreement: change.agreementId,
        phase: change.phaseId,
        state: t(`phaseStates.${change.state}`),
        from: dayText(change.from, locale),
        source: change.source,
      })
    case 'add_agreement':
      return t('changes.add_agreement', {
        title: change.agreement.title,
        phase: change.agreement.phases[0]?.title ?? '',
        source: change.agreement.source,
      })
    case 'add_phase':
      return t('changes.add_agreement', {
        title: change.agreementId,
        phase: change.phase.title,
        source: change.phase.states[0]?.source ?? '',
      })
    case 'add_exclusion':
      return t('changes.add_list', {
        title: change.exclusion.title,
        from: dayText(change.exclusion.from, locale),
        source: change.exclusion.source,
      })
    case 'add_export_control':
      return t('changes.add_list', {
        title: change.control.title,
        from: dayText(change.control.from, locale),
        source: change.control.source,
      })
    case 'add_notice':
      return t('changes.add_notice', {
        title: change.notice.title,
        places: placesText(change.destinations, locale),
        from: dayText(change.notice.from, locale),
        source: change.notice.source,
      })
    case 'supersede_notice':
      return t('changes.supersede_notice', {
        id: change.noticeId,
        on: dayText(change.on, locale),
        text: change.notice.text,
        source: change.notice.source,
      })
    case 'review_notice':
      return t('changes.review_measure', {
        id: change.noticeId,
        by: change.review.state === 'reviewed' ? change.review.by : '',
      })
    case 'end_notice':
      return t('changes.end', {
        id: change.noticeId,
        on: dayText(change.on, locale),
        source: change.source ?? '',
      })
    case 'open_quota':
      return t('changes.open_quota', { title: change.quota.title })
  }
}

/** Countries by name; all states of the Union as one. */
export function placesText(codes: readonly string[], locale: string): string {
  const isUnion = EU_STATES.every((state) => codes.includes(state))
  const others = isUnion
    ? codes.filter((code) => !EU_STATES.some((state) => state === code))
    : codes
  return [
    ...(isUnion ? [countryName('EU', locale)] : []),
    ...others.map((code) => countryName(code, locale)),
  ].join(', ')
}
