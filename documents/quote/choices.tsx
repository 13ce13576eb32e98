import { Text, View } from '@react-pdf/renderer'
import { offeredChoices, type OfferGroup } from '@/features/quotes/rules/offer-columns'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { s } from './style'

/** Percent of the width for names of facts; offers share the rest. */
const NAMES = 16

/** The choices, offers beside one another; what differs from the chosen one is bold. */
export function Choices({ offered, picks }: { offered: QuoteDocument; picks: readonly string[] }) {
  const language = localeOf(offered.language)
  const t = documentTranslator('quotes.choices', language)
  const { groups, optional } = offeredChoices(offered, picks, language)
  const head = (
    <>
      <Text style={s.heading}>{t('inPaper')}</Text>
      <Text style={[s.small, s.muted]}>{t('paperLead')}</Text>
    </>
  )
  return (
    <View style={{ marginTop: 14 }}>
      {/* The heading stays with what it is of. */}
      {groups.length > 0 ? null : head}
      {groups.map((group, i) => (
        <View key={group.id} wrap={false} style={{ marginTop: i === 0 ? 0 : 8 }}>
          {i === 0 ? <View style={{ marginBottom: 6 }}>{head}</View> : null}
          <Text style={s.strong}>
            {group.line === null
              ? t('terms', { count: group.columns.length })
              : t('line', { title: group.line, count: group.columns.length })}
          </Text>
          <Table group={group} picked={t('picked')} />
        </View>
      ))}
      {optional.length > 0 ? (
        <View wrap={false} style={{ marginTop: 8 }}>
          <Text style={s.strong}>{t('optional')}</Text>
          {optional.map(({ id, title, text, isPicked, difference }) => (
            <View key={id} style={s.line}>
              <Text style={{ width: '38%', paddingRight: 8 }}>{title}</Text>
              <Text style={{ width: '34%', paddingRight: 8 }}>{text}</Text>
              <Text style={[{ width: '12%' }, isPicked ? s.strong : s.muted]}>
                {t(isPicked ? 'in' : 'out')}
              </Text>
              <Text style={[{ width: '16%' }, s.num]}>{difference}</Text>
            </View>
          ))}
        </View>
      ) : null}
    </View>
  )
}

function Table({ group: { columns }, picked }: { group: OfferGroup; picked: string }) {
  const width = `${(100 - NAMES) / columns.length}%`
  const cell = { width, paddingRight: 6 }
  return (
    <View>
      <View style={s.head}>
        <Text style={{ width: `${NAMES}%` }}> </Text>
        {columns.map(({ id, title, isPicked }) => (
          <Text key={id} style={[cell, isPicked ? [s.strong, s.ink] : {}]}>
            {isPicked ? `${title}: ${picked}` : title}
          </Text>
        ))}
      </View>
      {(columns[0]?.facts ?? []).map(({ name, label }, at) => (
        <View key={name} style={[s.line, s.small]}>
          <Text style={[s.muted, { width: `${NAMES}%`, paddingRight: 6 }]}>{label}</Text>
          {columns.map(({ id, facts }) => (
            <Text key={id} style={[cell, facts[at]?.differs ? s.strong : {}]}>
              {facts[at]?.text || '–'}
            </Text>
          ))}
        </View>
      ))}
    </View>
  )
}
