import { saveSetting } from '@/features/company/commands/save-setting'
import type { Context } from '@/features/accounts/context'
import type { Section } from '@/features/company/settings/kind'

/** What the demonstration house says of itself: every name, number and address in it is made up. */
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

const PRIVACY = `Who is responsible:
The house that is named at the foot of every page. This is a demonstration.

What is kept, and why:
Requests, quotes and orders with the names and addresses that belong to them, to answer and carry them out, and as long as the law on books asks for it. Addresses on the internet from which something was done are forgotten after 180 days.

Who gets it:
Carriers and customs what they need for a shipment, and Stripe what a payment takes. Nobody else.

Your rights:
Ask, correct, delete: write to the address at the foot of the page.`

/** Fills the settings of the demonstration by the command that people use, and marks them. */
export async function seedSettings(context: Context): Promise<number> {
  const given: [Section, Record<string, string>][] = [
    ['company', COMPANY],
    ['about', ABOUT],
    ['terms', { text: TERMS }],
    ['privacy', { text: PRIVACY }],
  ]
  for (const [section, texts] of given)
    await saveSetting(context, { ...texts, section, version: '0', note: 'Demonstration' }, true)
  return given.length
}
