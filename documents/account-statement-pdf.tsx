import { renderToBuffer, Text, View } from '@react-pdf/renderer'
import type { AccountStatement } from '@/features/papers/schema'
import { localeOf } from '@/i18n/routing'
import { formatIn, type Format } from '@/platform/format'
import { facesFor } from './fonts'
import type { PaperLogo } from './quote/parties'
import { s } from './quote/style'
import { paperOf } from './quote-pdf'
import { Frame, Party, Signed } from './trade-paper/frame'
import { causeWord, partWord } from './trade-paper/account-words'
import { bilingual, type PaperWords } from './trade-paper/words'

const COLUMNS = {
  day: '14%',
  what: '31%',
  order: '13%',
  charged: '14%',
  paid: '14%',
  balance: '14%',
} as const
const OPEN = { order: '22%', part: '24%', due: '32%', amount: '22%' } as const

/** A statement of a company's account to print and file, from what was frozen when it was issued. */
export async function renderAccountStatement(
  statement: AccountStatement,
  { issuedAt, logo = null }: { issuedAt: Date; logo?: PaperLogo | null },
): Promise<Buffer> {
  const faces = await facesFor(statement)
  const language = localeOf(statement.language)
  const format = formatIn(language, statement.currency)
  const t = bilingual(language)
  return renderToBuffer(
    <Frame
      head={statement}
      issuedAt={issuedAt}
      language={language}
      size={paperOf(statement.buyer.country)}
      fontFamily={faces.text}
      logo={logo}
      t={t}
      format={format}
    >
      <View style={s.facts}>
        <View style={{ width: '60%', paddingRight: 10 }}>
          <Party label={t('buyer')} party={statement.buyer} t={t} format={format} />
        </View>
        <View style={{ width: '40%' }}>
          <Text>
            {t('span', { from: format.day(statement.from), to: format.day(statement.to) })}
          </Text>
          <Text>{t('inCurrency', { currency: statement.currency })}</Text>
        </View>
      </View>
      <Rows statement={statement} t={t} format={format} />
      <OpenItems statement={statement} t={t} format={format} />
      <Signed
        seller={statement.seller.name}
        signatory={statement.signatory}
        declaration={t('statementAsk')}
        t={t}
      />
    </Frame>,
  )
}

interface Printed {
  statement: AccountStatement
  t: PaperWords
  format: Format
}

function Rows({ statement, t, format }: Printed) {
  const balance = (label: string, minor: number) => (
    <View style={[s.line, s.strong]} wrap={false}>
      <Text style={{ width: '86%' }}>{label}</Text>
      <Text style={[{ width: COLUMNS.balance }, s.num]}>{format.amount(minor)}</Text>
    </View>
  )
  return (
    <View>
      <View style={s.head} fixed>
        <Text style={{ width: COLUMNS.day }}>{t('day')}</Text>
        <Text style={{ width: COLUMNS.what }}>{t('what')}</Text>
        <Text style={{ width: COLUMNS.order }}>{t('order')}</Text>
        <Text style={[{ width: COLUMNS.charged }, s.num]}>{t('charged')}</Text>
        <Text style={[{ width: COLUMNS.paid }, s.num]}>{t('paidOrCredited')}</Text>
        <Text style={[{ width: COLUMNS.balance }, s.num]}>{t('balance')}</Text>
      </View>
      {balance(t('opening', { day: format.day(statement.from) }), statement.openingMinor)}
      {statement.rows.map((row, i) => (
        <View key={i} style={s.line} wrap={false}>
          <Text style={{ width: COLUMNS.day }}>{format.day(row.day)}</Text>
          <Text style={{ width: COLUMNS.what, paddingRight: 8 }}>
            {[causeWord(t, row), partWord(t, row.part)].filter(Boolean).join(': ')}
          </Text>
          <Text style={{ width: COLUMNS.order }}>{row.order}</Text>
          <Text style={[{ width: COLUMNS.charged }, s.num]}>
            {row.amountMinor > 0 ? format.amount(row.amountMinor) : ''}
          </Text>
          <Text style={[{ width: COLUMNS.paid }, s.num]}>
            {row.amountMinor < 0 ? format.amount(-row.amountMinor) : ''}
          </Text>
          <Text style={[{ width: COLUMNS.balance }, s.num]}>{format.amount(row.balanceMinor)}</Text>
        </View>
      ))}
      <View style={s.total} wrap={false}>
        <Text>
          {t(statement.closingMinor < 0 ? 'inFavour' : 'owed', { day: format.day(statement.to) })}
        </Text>
        <Text>{format.money(Math.abs(statement.closingMinor), statement.currency)}</Text>
      </View>
    </View>
  )
}

function OpenItems({ statement, t, format }: Printed) {
  const { open, unappliedMinor } = statement
  if (open.length === 0 && unappliedMinor === 0) return null
  return (
    <View style={{ marginTop: 10 }}>
      <Text style={s.heading}>{t('openItems', { day: format.day(statement.issuedOn) })}</Text>
      {open.map((item, i) => (
        <View key={i} style={s.line} wrap={false}>
          <Text style={{ width: OPEN.order }}>{item.order}</Text>
          <Text style={{ width: OPEN.part }}>{partWord(t, item.part)}</Text>
          <Text style={[{ width: OPEN.due }, item.daysLate > 0 ? s.fault : s.ink]}>
            {item.dueOn === null
              ? t('noDay')
              : item.daysLate > 0
                ? t('late', { day: format.day(item.dueOn), days: item.daysLate })
                : t('dueOn', { day: format.day(item.dueOn) })}
          </Text>
          <Text style={[{ width: OPEN.amount }, s.num]}>{format.amount(item.openMinor)}</Text>
        </View>
      ))}
      {unappliedMinor > 0 ? (
        <View style={s.line} wrap={false}>
          <Text style={{ width: '78%' }}>{t('unapplied')}</Text>
          <Text style={[{ width: OPEN.amount }, s.num]}>{format.amount(-unappliedMinor)}</Text>
        </View>
      ) : null}
    </View>
  )
}
