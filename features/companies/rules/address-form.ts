/** The form of addresses in each country: which parts, in which order, under which names. Pure. */

export const ADDRESS_PARTS = [
  'recipient',
  'lines',
  'district',
  'city',
  'region',
  'postcode',
  'phone',
] as const
export type AddressPart = (typeof ADDRESS_PARTS)[number]
export type Address = Record<AddressPart, string> & { country: string }

/** The name of a part in a country; a key of the texts `ownCompany.addresses.names`. */
export type PartName =
  | 'zip'
  | 'pin'
  | 'cp'
  | 'plz'
  | 'postcode'
  | 'postalCode'
  | 'eircode'
  | 'colonia'
  | 'suburb'
  | 'locality'
  | 'districtCn'
  | 'state'
  | 'province'
  | 'county'
  | 'stateTerritory'
  | 'prefecture'
  | 'canton'
  | 'city'
  | 'town'
  | 'municipality'
  | 'townUk'

export interface FormPart {
  part: AddressPart
  /** left out for the usual name */
  name?: PartName
  required: boolean
  /** its format there, with an example to show */
  pattern?: RegExp
  example?: string
}

export interface AddressForm {
  parts: readonly FormPart[]
  /**
   * lines of the label: parts in braces, with what stands between them; a line whose parts are all empty is left out
   */
  label: readonly string[]
}

const RECIPIENT: FormPart = { part: 'recipient', required: false }
const LINES: FormPart = { part: 'lines', required: true }
const PHONE: FormPart = { part: 'phone', required: false }

/** Makes a form: the country decides what stands between the street and the phone. */
const form = (own: readonly FormPart[], label: readonly string[]): AddressForm => ({
  parts: [RECIPIENT, LINES, ...own, PHONE],
  label: ['{recipient}', '{lines}', ...label],
})

const city = (name: PartName = 'city'): FormPart => ({ part: 'city', name, required: true })
const region = (name: PartName, required = true): FormPart => ({ part: 'region', name, required })
const district = (name: PartName, required = false): FormPart => ({
  part: 'district',
  name,
  required,
})
const postcode = (name: PartName, pattern: RegExp, example: string): FormPart => ({
  part: 'postcode',
  name,
  required: true,
  pattern,
  example,
})

/** Postcode before the town, as in most of continental Europe. */
const continental = (pattern: RegExp, example: string, name: PartName = 'postcode') =>
  form([postcode(name, pattern, example), city('town')], ['{postcode} {city}'])

const US_STATES =
  /^(A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]|GU|AS|MP)$/
const CA_PROVINCES = /^(AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)$/
const AU_STATES = /^(ACT|NSW|NT|QLD|SA|TAS|VIC|WA)$/

const FORMS: Readonly<Record<string, AddressForm>> = {
  US: form(
    [
      city(),
      { ...region('state'), pattern: US_STATES, example: 'CA' },
      postcode('zip', /^\d{5}(-\d{4})?$/, '90012'),
    ],
    ['{city}, {region} {postcode}'],
  ),
  CA: form(
    [
      city(),
      { ...region('province'), pattern: CA_PROVINCES, example: 'ON' },
      postcode(
        'postalCode',
        /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d$/,
        'M5V 3L9',
      ),
    ],
    ['{city} {region} {postcode}'],
  ),
  MX: form(
    [
      district('colonia', true),
      postcode('cp', /^\d{5}$/, '06700'),
      city('municipality'),
      region('state'),
    ],
    ['{district}', '{postcode} {city}, {region}'],
  ),
  IN: form(
    [
      district('locality'),
      city(),
      postcode('pin', /^[1-9]\d{2} ?\d{3}$/, '400 001'),
      region('state'),
    ],
    ['{district}', '{city} {postcode}', '{region}'],
  ),
  GB: form(
    [
      district('locality'),
      city('townUk'),
      postcode(
        'postcode',
        /^(GIR ?0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW]) ?[0-9][ABD-HJLNP-UW-Z]{2})$/,
        'SW1A 1AA',
      ),
    ],
    ['{district}', '{city}', '{postcode}'],
  ),
  IE: form(
    [
      city('town'),
      region('county', false),
      { ...postcode('eircode', /^[AC-FHKNPRTV-Y]\d[0-9W] ?[0-9AC-FHKNPRTV-Y]{4}$/, 'D02 AF30') },
    ],
    ['{city}', '{region}', '{postcode}'],
  ),
  AU: form(
    [
      city('suburb'),
      { ...region('stateTerritory'), pattern: AU_STATES, example: 'NSW' },
      postcode('postcode', /^\d{4}$/, '2000'),
    ],
    ['{city} {region} {postcode}'],
  ),
  NZ: form(
    [district('suburb'), city('town'), postcode('postcode', /^\d{4}$/, '1010')],
    ['{district}', '{city} {postcode}'],
  ),
  CN: form(
    [
      district('districtCn', true),
      city(),
      region('province'),
      postcode('postcode', /^\d{6}$/, '518000'),
    ],
    ['{district}, {city}', '{region} {postcode}'],
  ),
  JP: form(
    [city(), region('prefecture'), postcode('postcode', /^\d{3}-?\d{4}$/, '100-0001')],
    ['{city}, {region} {postcode}'],
  ),
  DE: continental(/^\d{5}$/, '10115', 'plz'),
  AT: continental(/^\d{4}$/, '1010', 'plz'),
  CH: continental(/^\d{4}$/, '8001', 'plz'),
  FR: continental(/^\d{5}$/, '75001'),
  ES: form(
    [postcode('postcode', /^\d{5}$/, '28013'), city('town'), region('province', false)],
    ['{postcode} {city}', '{region}'],
  ),
  IT: form(
    [postcode('postcode', /^\d{5}$/, '20121'), city('town'), region('province', false)],
    ['{postcode} {city} {region}'],
  ),
  NL: continental(/^\d{4} ?[A-Z]{2}$/, '1012 JS'),
  BE: continental(/^\d{4}$/, '1000'),
  DK: continental(/^\d{4}$/, '1050'),
  SE: continental(/^\d{3} ?\d{2}$/, '111 22'),
  PL: continental(/^\d{2}-\d{3}$/, '00-001'),
}

/** The form for a country whose own isn't known: every part may be filled in, and few must be. */
const ANY: AddressForm = form(
  [
    { part: 'district', required: false },
    { part: 'postcode', required: false },
    { part: 'city', required: true },
    { part: 'region', required: false },
  ],
  ['{district}', '{postcode} {city}', '{region}'],
)

/** Codes of the countries whose own form is known. */
export const KNOWN_FORMS: readonly string[] = Object.keys(FORMS)

/** @param country ISO 3166-1 alpha-2 */
export const addressForm = (country: string): AddressForm => FORMS[country] ?? ANY

/** A problem with a part: it is missing, or isn't in the country's format. */
export interface AddressProblem {
  part: AddressPart
  kind: 'missing' | 'pattern'
  example: string
}

/** What is wrong with an address, by its country's form. `tidyAddress` drops parts that the form doesn't have. */
export const addressProblems = (address: Address): AddressProblem[] =>
  addressForm(address.country).parts.flatMap((own): AddressProblem[] => {
    const { part, required, pattern, example = '' } = own
    const text = address[part].trim()
    if (text === '') return required ? [{ part, kind: 'missing', example }] : []
    return pattern && !pattern.test(written(part, text)) ? [{ part, kind: 'pattern', example }] : []
  })

/** Codes are in capitals, however they were typed. */
const written = (part: AddressPart, text: string): string =>
  part === 'postcode' ? text.toUpperCase().replaceAll(/\s+/g, ' ') : text

/** An address as it is stored: codes in capitals, and without parts that its country's form doesn't have. */
export function tidyAddress(address: Address): Address {
  const { parts } = addressForm(address.country)
  const texts = Object.fromEntries(
    ADDRESS_PARTS.map((part) => {
      const own = parts.find((each) => each.part === part)
      const text = address[part].trim()
      const isCode = own?.pattern !== undefined
      return [part, own ? (isCode ? text.toUpperCase().replaceAll(/\s+/g, ' ') : text) : '']
    }),
  ) as Record<AddressPart, string>
  return { ...texts, country: address.country }
}

/**
 * The lines of an address on a label, in its country's order and without the country.
 * @param address missing parts are left out, with the text around them
 */
export const labelLines = (address: Address): string[] =>
  addressForm(address.country).label.flatMap((line) =>
    line
      .replaceAll(/\{(\w+)\}/g, (_, part: AddressPart) => address[part])
      .replaceAll(/^[\s,]+|[\s,]+$/g, '')
      .replaceAll(/[ \t]+/g, ' ')
      .split('\n')
      .filter((each) => each.trim() !== ''),
  )
