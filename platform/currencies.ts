/**
 * Active currencies of ISO 4217 (list one of the maintenance agency SIX, as of 2026-01-01), without funds, metals and
 * test codes, by the decimals of their minor unit. Pure; browser-safe.
 */

const WITHOUT_MINOR_UNIT = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(
  ' ',
)
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ')
const HUNDREDTHS = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP ' +
  'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
  'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
  'NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB ' +
  'TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG'
).split(' ')

const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...WITHOUT_MINOR_UNIT.map((code) => [code, 0] as const),
  ...THOUSANDTHS.map((code) => [code, 3] as const),
  ...HUNDREDTHS.map((code) => [code, 2] as const),
])

export const isCurrency = (code: string): boolean => DECIMALS.has(code)

/**
 * Decimals of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD.
 * @throws RangeError for an unknown currency
 */
export function minorDigits(currency: string): number {
  const digits = DECIMALS.get(currency)
  if (digits === undefined) throw new RangeError(`not a currency of ISO 4217: ${currency}`)
  return digits
}
