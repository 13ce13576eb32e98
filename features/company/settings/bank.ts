import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import { z } from 'zod'
import { isCurrency } from '@/platform/currencies'
import { lineSchema } from '@/platform/fields'
import { linesSchema } from '@/platform/house/schema'
import { schemaWords as words } from '@/platform/validation-words'
import { settingKind } from './kind'

/** A currency as typed: `usd` becomes USD. */
export const currencyScope = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => isCurrency(code), words.currency)

const bic = z
  .string()
  .trim()
  .transform((text) => text.replaceAll(/\s/g, '').toUpperCase())

const bankSchema = z
  .object({
    holder: lineSchema(120).min(2),
    bank: lineSchema(120).min(2),
    bankAddress: linesSchema(6),
    swift: bic.refine((code) => isValidBIC(code), words.bic),
    /** machine-readable, without spaces; empty where the bank's country has none */
    iban: z
      .string()
      .trim()
      .transform((text) => (text === '' ? '' : (electronicFormatIBAN(text) ?? '').toUpperCase()))
      .refine((iban) => iban === '' || isValidIBAN(iban), words.iban),
    account: lineSchema(40).regex(/^[0-9A-Za-z -]*$/, words.account),
    /** the intermediary bank, where the currency goes through one */
    intermediary: lineSchema(120),
    intermediarySwift: bic.refine((code) => code === '' || isValidBIC(code), words.bic),
    /** shown to who pays, such as who bears the fees */
    advice: lineSchema(200),
    /** closed for transfers */
    closed: z.string().transform((text) => text === 'on'),
  })
  .refine(({ iban, account }) => iban !== '' || account !== '', {
    path: ['account'],
    message: words.iban_or_account,
  })

/** An account as it is shown to who pays. */
export interface ShownAccount extends z.infer<typeof bankSchema> {
  currency: string
  setAt: Date
  isDemo: boolean
}

/** The account for transfers of a currency. Only two people together can change it: see `proposeBank`. */
export const bankSetting = settingKind({
  section: 'bank',
  edit: 'setting.money',
  scope: currencyScope,
  twoPeople: true,
  summary: ['holder', 'bank'],
  schema: bankSchema,
  fields: [
    { name: 'holder' },
    { name: 'bank' },
    { name: 'swift' },
    { name: 'iban' },
    { name: 'account' },
    { name: 'bankAddress', kind: 'lines', wide: true },
    { name: 'intermediary' },
    { name: 'intermediarySwift' },
    { name: 'advice', wide: true },
    { name: 'closed', kind: 'check' },
  ],
})
