import { Text, View } from '@react-pdf/renderer'
import type { ShownAccount } from '@/features/company/settings/bank'
import { accountRows } from '@/features/company/rules/account-rows'
import { FACTORY_ZONE } from '@/platform/day'
import type { Format } from '@/platform/format'
import { s } from './style'
import type { QuoteTexts } from './texts'

/** The account for transfers; without one, that there is none and what to do. */
export function Transfer({
  account,
  currency,
  reference,
  t,
  format,
}: {
  account: ShownAccount | null
  currency: string
  /** the number by which the house knows the payment */
  reference: string
  t: QuoteTexts
  format: Format
}) {
  return (
    <View style={{ marginTop: 9 }} wrap={false}>
      <Text style={s.heading}>{t('transfer')}</Text>
      {account ? (
        <>
          {account.isDemo ? <Text style={s.fault}>{t('bank.demo')}</Text> : null}
          <View style={{ flexDirection: 'row', flexWrap: 'wrap' }}>
            {accountRows(account).map(({ row, text }) => (
              <View key={row} style={{ flexDirection: 'row', width: '50%', paddingRight: 12 }}>
                <Text style={[s.muted, { width: 66 }]}>{t(`bank.${row}`)}</Text>
                <Text style={{ flex: 1 }}>{text}</Text>
              </View>
            ))}
          </View>
          <Text style={[s.muted, s.small, { marginTop: 2 }]}>
            {t('transferReference', {
              reference,
              day: format.dayIn(account.setAt, FACTORY_ZONE),
            })}
          </Text>
        </>
      ) : (
        <Text>{t('transferNone', { currency })}</Text>
      )}
    </View>
  )
}
