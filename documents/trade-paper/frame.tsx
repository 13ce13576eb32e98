import { Document, Page, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { PaperParty } from '@/features/papers/schema'
import { routing, type Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import type { Format } from '@/platform/format'
import type { TradePaperKind } from '@/platform/db/generated/enums'
import { Logo, type PaperLogo } from '../quote/parties'
import { s } from '../quote/style'
import type { PaperSize } from '../quote-pdf'
import type { PaperWords } from './words'

/** The head of every numbered paper: its seller, its title in both languages, its number and its day. */
export interface PaperHead {
  kind: TradePaperKind
  number: string
  issuedOn: string
  seller: PaperParty
}

/** The page of a numbered paper, with its running head and foot. */
export function Frame({
  head: { kind, number, issuedOn, seller },
  issuedAt,
  language,
  size,
  fontFamily,
  logo,
  t,
  format,
  children,
}: {
  head: PaperHead
  issuedAt: Date
  language: Locale
  size: PaperSize
  fontFamily: string[]
  logo: PaperLogo | null
  t: PaperWords
  format: Format
  children: ReactNode
}) {
  const page = documentTranslator('tradePapers', language)
  const local = documentTranslator('tradePapers.kinds', language)
  const english = documentTranslator('tradePapers.kinds', routing.defaultLocale)
  return (
    <Document
      title={number}
      author={seller.name}
      language={language}
      creationDate={issuedAt}
      modificationDate={issuedAt}
    >
      <Page size={size} style={[s.page, { fontFamily }]}>
        <Text
          style={[s.running, { left: 40 }]}
          fixed
          // The first page has it in full.
          render={({ pageNumber }) => (pageNumber === 1 ? '' : `${seller.name} · ${number}`)}
        />
        <Text
          style={[s.running, s.num, { right: 40 }]}
          fixed
          render={({ pageNumber, totalPages }) =>
            page('page', { page: pageNumber, pages: totalPages })
          }
        />
        <View style={s.between}>
          <View style={{ width: '50%', paddingRight: 12 }}>
            {logo ? <Logo logo={logo} /> : null}
            <Party label={t('seller')} party={seller} t={t} format={format} />
          </View>
          <View style={{ width: '50%' }}>
            <Text style={[s.title, s.num]}>
              {[...new Set([english(kind), local(kind)])].join(' / ')}
            </Text>
            <Text style={[s.strong, s.num, { fontSize: 11 }]}>{t('number', { number })}</Text>
            <Text style={[s.muted, s.num]}>{`${t('issued')} ${format.day(issuedOn)}`}</Text>
          </View>
        </View>
        {children}
      </Page>
    </Document>
  )
}

/** Who signs for the seller. */
export function Signed({
  seller,
  signatory,
  declaration,
  t,
}: {
  seller: string
  signatory: { name: string; title: string } | null
  /** what is declared by it */
  declaration?: string | undefined
  t: PaperWords
}) {
  return (
    <View wrap={false} style={{ marginTop: 24 }}>
      {declaration ? <Text style={{ marginBottom: 18 }}>{declaration}</Text> : null}
      <Text>{t('signed', { seller })}</Text>
      <View style={{ width: 220, borderTopWidth: 0.5, borderColor: '#7C8894', marginTop: 30 }}>
        <Text style={s.muted}>
          {[signatory?.name, signatory?.title].filter(Boolean).join(', ')}
        </Text>
      </View>
    </View>
  )
}

export function Party({
  label,
  party,
  t,
  format,
}: {
  label: string
  party: PaperParty
  t: PaperWords
  format: Format
}) {
  return (
    <View>
      {/* Chinese letters sit higher on their line than Latin ones. */}
      <Text style={[s.small, s.muted, { marginBottom: 2 }]}>{label}</Text>
      <Text style={s.strong}>{party.name}</Text>
      {party.address.map((line, i) => (
        <Text key={i}>{line}</Text>
      ))}
      {party.country ? <Text>{format.country(party.country)}</Text> : null}
      {party.numbers.map(({ kind, number }) => (
        <Text key={kind}>{`${t(numberKey(kind))}: ${number}`}</Text>
      ))}
    </View>
  )
}

export const numberKey = (kind: string) => `numbers.${kind as 'tax'}` as const
