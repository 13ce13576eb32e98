import { decideBank } from '@/features/company/commands/decide-bank'
import { proposeBank } from '@/features/company/commands/propose-bank'
import { saveSetting } from '@/features/company/commands/save-setting'
import { setCalendar } from '@/features/orders/commands/set-calendar'
import type { Context } from '@/features/accounts/context'
import { waitingBankChanges } from '@/features/company/queries/bank'
import { factoryDay } from '@/platform/day'
import type { Section } from '@/features/company/settings/kind'

/** The demonstration house's own details: every name, number and address in them is made up. */
const COMPANY = {
  legalName: 'F.S.C Co. Ltd',
  localName: '演示不锈钢饰品有限公司',
  shortName: 'F.S.C',
  taxNumber: 'DEMO0000000000000X',
  address: '8 Demonstration Road\nDongguan, Guangdong 523000',
  country: 'CN',
  email: 'sales@fsc.example',
  phone: '+86 769 0000 0000',
  signatory: 'Lin Sales (demo)',
  signatoryTitle: 'Export manager',
  opensAt: '09:00',
  closesAt: '18:00',
  footer: 'Manufacturer of stainless-steel jewelry, boxes and organizers. OEM and ODM.',
}

const ABOUT = {
  about:
    'A demonstration of a stainless-steel jewelry maker: rings, chains, boxes and organizers, from a hundred pieces of your own design to bulk.\nThe house, its people and its figures are made up to show the site; a real house writes its own here.',
  process:
    'Drawing: your design is checked for what steel and machines allow, and priced.\nSample: one piece is made and signed by both sides.\nForming: casting, stamping or laser, by the design.\nPolishing: by hand or in the drum.\nPlating: PVD in vacuum, colour by colour.\nInspection: by lot and sample size, to the limits agreed.\nPacking: pieces, inner boxes and cartons as the packing list says.',
  samples: 'A sample is priced on its product’s page, and its fee is credited to your bulk order.',
  deposits: '30% on acceptance starts production; the balance is due before shipment.',
}

/** Everything goes to the house's address, as without a setting; the name says that it is a demonstration. */
const MAIL = {
  senderName: 'F.S.C Co. Ltd (demo)',
  replyTo: 'sales@fsc.example',
  requestsTo: 'house',
  artworkTo: 'house',
  depositsTo: 'house',
}

const TERMS = `Scope:
These terms of a demonstration house show how terms of sale stand with a quote. They bind nobody.

Prices and validity:
A quote holds until the end of its last day, China time, as it was sent. It is accepted by signature of exactly that revision.

Payment:
The deposit starts production. The balance is due before goods or documents leave our hands.

Delivery:
Incoterms® 2020 as named on the quote. Days of production begin when the deposit has arrived and what is to be approved is approved.

Claims:
Defects that can be seen are told within 14 days of arrival, with pictures and the lot.`

const CONSENT =
  'I accept this revision in the name of the company above and declare that I may do so. My typed or drawn signature has the effect of one by hand. Name, place, time and network of this signature are kept with it as evidence, and both sides are mailed the signed document. (Demonstration text: no lawyer has read it.)'

const PRIVACY = `Who is responsible:
The house that is named at the foot of every page. This is a demonstration.

What is kept, and why:
Requests, quotes and orders with the names and addresses that belong to them, to answer and carry them out, and as long as the law on books asks for it. Addresses on the internet from which something was done are forgotten after 180 days.

Who gets it:
Carriers and customs what they need for a shipment, and Stripe what a payment takes. Nobody else.

Your rights:
Ask, correct, delete: write to the address at the foot of the page.`

/** Demo rates, not market rates; the last ones only convert figures of duty and cost. */
const RATES = {
  EUR: '0.92',
  GBP: '0.79',
  MXN: '18.35',
  INR: '84.10',
  CAD: '1.39',
  AUD: '1.53',
  // the currency of the demonstration's costs
  CNY: '7.12',
}
const NOT_OFFERED = ['CAD', 'AUD', 'CNY']

/** When this house sends reminders, and to whom. */
const REMINDERS = {
  requestHours: '6',
  unopenedDays: '2',
  expiryDays: '3',
  lastDays: '1',
  movedDays: '2',
  surveyDays: '1',
  paperDays: '60',
  dueDays: '2',
  listedDays: '7',
  unopenedHours: '24',
}
/** The defaults of an installation, and what this house promises. */
const QUOTING = {
  depositPercent: '30',
  validityDays: '21',
  oceanDays: '35',
  airDays: '7',
  capPercent: '10',
  lockMarginDays: '30',
  salesDiscountPercent: '10',
  managerDiscountPercent: '20',
  loadingPort: 'Shenzhen',
  depositDays: '5',
  longerLeadDays: '10',
  longerLeadPercent: '3',
  answerHours: '9',
  cancelMaterialsPercent: '40',
  cancelProductionPercent: '100',
  lateInterestPercent: '6',
  slotDays: '5',
}

/** Every term, so that the shop shows all of them; the transit days are the demonstration's own. */
const ALL_TERMS = { exw: 'on', fob: 'on', cif: 'on', dap: 'on', ddp: 'on' }
const DELIVERY: Record<string, Record<string, string>> = {
  US: { ...ALL_TERMS, oceanDays: '35', airDays: '7' },
  DE: { ...ALL_TERMS, oceanDays: '42', airDays: '8' },
}

/** Payment plans that staff may choose; the demonstration’s own. */
const PLANS: Record<string, Record<string, string>> = {
  'in-advance': { title: 'All in advance (samples and tools)', depositPercent: '100' },
  'net-30': {
    title: 'Net 30 working days, for companies with credit',
    depositPercent: '0',
    toolsFirst: 'on',
    gate1: 'documents_released',
    percent1: '100',
    days1: '30',
  },
  thirds: {
    title: '30 / 30 / 40',
    depositPercent: '30',
    gate1: 'inspection_passed',
    percent1: '30',
    gate2: 'documents_released',
    percent2: '40',
    days2: '5',
  },
}

/** Days off and swapped days of 2026; the shutdown around New Year is the demonstration's own. */
const CALENDAR_2026 = {
  off: [
    '2026-01-01..2026-01-03 New Year’s Day',
    '2026-02-15..2026-02-23 Spring Festival',
    '2026-04-04..2026-04-06 Qingming',
    '2026-05-01..2026-05-05 Labour Day',
    '2026-06-19..2026-06-21 Dragon Boat Festival',
    '2026-09-25..2026-09-27 Mid-Autumn Festival',
    '2026-10-01..2026-10-07 National Day',
  ].join('\n'),
  worked: [
    '2026-01-04 New Year’s Day',
    '2026-02-14 Spring Festival',
    '2026-02-28 Spring Festival',
    '2026-05-09 Labour Day',
    '2026-09-20 National Day',
    '2026-10-10 National Day',
  ].join('\n'),
  shutdowns: '2026-02-09..2026-02-27 New Year shutdown (demo)',
  source: 'State Council’s notice on holidays of 2026, as in chinese-days 1.5.7',
  review: 'reviewed',
  reviewer: 'Tariff desk (demo)',
  reviewedOn: '2026-11-28',
}

/** Capacity of the demonstration's workshop: made up, and not reviewed. */
const CENTRES: Record<string, Record<string, string>> = {
  tooling: {
    title: 'Tooling',
    weekly: '60',
    unit: 'hours',
    minutes: '2',
    atPercent: '10',
    takes: 'chosen',
  },
  forming: { title: 'Casting and stamping', weekly: '1200', atPercent: '30' },
  polishing: { title: 'Polishing', weekly: '80', unit: 'hours', minutes: '4.5', atPercent: '55' },
  plating: { title: 'Plating and PVD', weekly: '900', atPercent: '75' },
  packing: { title: 'Packing', weekly: '2500', atPercent: '95' },
}

/** Accounts that don't exist: the bank, the codes and the numbers are made up to show the page. */
const ACCOUNTS: Record<string, Record<string, string>> = {
  USD: {
    holder: 'F.S.C Co. Ltd (demo)',
    bank: 'Demonstration Bank, Hong Kong',
    swift: 'DEMOHKHHXXX',
    account: '000-000000-000',
    bankAddress: '1 Demonstration Square\nHong Kong',
    advice: 'Fees shared (SHA). Demonstration: transfer nothing.',
  },
  EUR: {
    holder: 'F.S.C Co. Ltd (demo)',
    bank: 'Demonstration Bank, Frankfurt',
    swift: 'DEMODEFFXXX',
    // The example of the ISO 13616 registry for Germany.
    iban: 'DE89370400440532013000',
    bankAddress: '1 Demonstration Square\nFrankfurt am Main',
    advice: 'Fees shared (SHA). Demonstration: transfer nothing.',
  },
}

/** Accounts take two people, here too: the owner proposes, and a made-up colleague approves. */
async function seedAccounts(context: Context): Promise<void> {
  const second: Context = {
    ...context,
    actor: {
      kind: 'staff',
      userId: 'demo-second-person',
      name: 'Second person (demo)',
      email: 'second@demo.example',
      roles: ['owner'],
    },
  }
  for (const [scope, texts] of Object.entries(ACCOUNTS)) {
    await proposeBank(context, { ...texts, scope, version: '0', note: 'Demonstration' })
    const { id, hash } = await waitingFor(context, scope)
    await decideBank(second, { id, hash, decision: 'approved' }, true)
  }
}

async function waitingFor({ actor }: Context, currency: string) {
  const found = (await waitingBankChanges(actor)).find((each) => each.currency === currency)
  if (!found) throw new Error(`no change of the account for ${currency} waits`)
  return found
}

/** Made up for the demonstration and not reviewed. */
const TOLERANCE = { percent: '0.3', most: '25' }
const TOLERATED = ['USD', 'EUR', 'GBP']

/** Sets the demonstration's settings with the command that people use, marked as demonstration. */
export async function seedSettings(context: Context): Promise<number> {
  const values: [Section, Record<string, string>][] = [
    ['company', COMPANY],
    ['about', ABOUT],
    ['mail', MAIL],
    ['terms', { text: TERMS }],
    ['privacy', { text: PRIVACY }],
  ]
  for (const [section, texts] of values)
    await saveSetting(
      context,
      { ...texts, section, version: '0', note: 'Demonstration' },
      { isDemo: true },
    )
  await saveSetting(
    context,
    { text: CONSENT, section: 'consent', scope: 'en', version: '0', note: 'Demonstration' },
    { isDemo: true },
  )
  await setCalendar(
    context,
    { ...CALENDAR_2026, section: 'calendar', scope: '2026', version: '0', note: 'Demonstration' },
    true,
  )
  for (const [scope, texts] of Object.entries(PLANS))
    await saveSetting(
      context,
      { ...texts, section: 'plan', scope, version: '0', note: 'Demonstration' },
      { isDemo: true },
    )
  for (const [scope, texts] of Object.entries(DELIVERY))
    await saveSetting(
      context,
      { ...texts, section: 'delivery', scope, version: '0', note: 'Demonstration' },
      { isDemo: true },
    )
  for (const [scope, texts] of Object.entries(CENTRES))
    await saveSetting(
      context,
      {
        unit: 'pieces',
        takes: 'every',
        review: 'not_reviewed',
        ...texts,
        source: 'Made up for the demonstration.',
        section: 'centre',
        scope,
        version: '0',
        note: 'Demonstration',
      },
      { isDemo: true },
    )
  for (const scope of TOLERATED)
    await saveSetting(
      context,
      { ...TOLERANCE, section: 'tolerance', scope, version: '0', note: 'Demonstration' },
      { isDemo: true },
    )
  for (const [scope, unitsPerUsd] of Object.entries(RATES))
    await saveSetting(
      context,
      {
        section: 'rate',
        scope,
        unitsPerUsd,
        spreadPercent: '0',
        day: factoryDay(context.now),
        source: 'demo planning rate',
        offered: NOT_OFFERED.includes(scope) ? '' : 'on',
        version: '0',
        note: 'Demonstration',
      },
      { isDemo: true },
    )
  await saveSetting(
    context,
    {
      rateDays: '31',
      cards: 'taken',
      cardMostUsd: '20000',
      section: 'money',
      version: '1',
      note: 'Demonstration',
    },
    { isDemo: true },
  )
  await saveSetting(
    context,
    {
      ...QUOTING,
      section: 'quoting',
      version: '1',
      note: 'Demonstration',
    },
    { isDemo: true },
  )
  await saveSetting(
    context,
    { ...REMINDERS, section: 'reminders', version: '0', note: 'Demonstration' },
    { isDemo: true },
  )
  await seedAccounts(context)
  return values.length
}
