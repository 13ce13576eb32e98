import { Image, Text, View } from '@react-pdf/renderer'
import type { QuoteDocument } from '@/features/quotes/schema'
import { FACTORY_ZONE } from '@/platform/day'
import type { Format } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { s } from './style'
import type { QuoteTexts } from './texts'

/** Points available for a logo. */
const LOGO = { width: 140, height: 36 }

/** A logo to be printed. */
export interface PaperLogo {
  png: Buffer
  width: number
  height: number
}

/** The house at the head of a paper. */
export function SellerHead({
  seller,
  logo = null,
}: {
  seller: { name: string; address: readonly string[]; email: string }
  logo?: PaperLogo | null
}) {
  return (
    <>
      {logo ? <Logo logo={logo} /> : null}
      <Text style={s.strong}>{seller.name}</Text>
      <Text style={s.muted}>{seller.address.join(', ')}</Text>
      <Text style={s.muted}>{seller.email}</Text>
    </>
  )
}

/** Who offers what to whom, until when. */
export function Parties({
  document,
  logo,
  sentAt,
  t,
  format,
}: {
  document: QuoteDocument
  logo: PaperLogo | null
  /** null for a draft */
  sentAt: Date | null
  t: QuoteTexts
  format: Format
}) {
  const { draft, buyer, seller, contact } = document
  const number = formatQuoteNumber(document.quoteSerial)
  return (
    <View>
      <View style={s.between}>
        <View style={{ width: '50%', paddingRight: 12 }}>
          <SellerHead seller={seller} logo={logo} />
        </View>
        <View style={{ width: '50%' }}>
          <Text style={[s.title, s.num]}>{t('title', { number })}</Text>
          <Text style={[s.muted, s.num]}>
            {t('proforma', { revision: String(document.revision) })}
          </Text>
          <Text style={[s.num, sentAt ? s.muted : s.fault]}>
            {sentAt ? t('sent', { day: format.dayIn(sentAt, FACTORY_ZONE) }) : t('draft')}
          </Text>
        </View>
      </View>
      <View style={s.facts}>
        <Fact label={t('for')}>
          <Text style={s.strong}>{buyer.companyName}</Text>
          <Text>{buyer.contactName}</Text>
          <Text>{buyer.contactEmail}</Text>
        </Fact>
        <Fact label={t('contact')}>
          <Text style={s.strong}>{contact.name}</Text>
          <Text>{contact.email}</Text>
        </Fact>
        <Fact label={t('delivery')}>
          <Text style={s.strong}>
            {draft.incoterm} {draft.namedPlace}
          </Text>
          <Text>
            {t('destination', {
              destination: format.country(draft.destination),
              mode: draft.transportMode,
            })}
          </Text>
        </Fact>
        <Fact label={t('validUntilLabel')}>
          <Text style={s.strong}>{format.day(draft.validUntil)}</Text>
          <Text>{t('endOfDay')}</Text>
        </Fact>
      </View>
    </View>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <View style={s.fact}>
      {/* Chinese letters sit higher on their line. */}
      <Text style={[s.small, s.muted, { marginBottom: 2 }]}>{label}</Text>
      {children}
    </View>
  )
}

/** The logo, as large as its room allows. The house's name is printed below, so it has no alternative text. */
export function Logo({ logo: { png, width, height } }: { logo: PaperLogo }) {
  const scale = Math.min(LOGO.width / width, LOGO.height / height, 1)
  return (
    // react-pdf's Image is no HTML element.
    <Image src={png} style={{ width: width * scale, height: height * scale, marginBottom: 6 }} />
  )
}
