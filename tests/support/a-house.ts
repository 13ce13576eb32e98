import type { HouseTerms } from '@/features/company/rules/house-terms'

/** What the house of the tests brings to a quote. */
export const A_HOUSE: HouseTerms = {
  house: {
    legalName: 'F.S.C Co. Ltd',
    localName: '',
    shortName: 'F.S.C',
    address: ['8 Steel Road', 'Dongguan'],
    country: 'CN',
    email: 'sales@fsc.example',
    phone: '',
    taxNumber: '',
    signatory: '',
    signatoryTitle: '',
    footer: 'Manufacturer of stainless-steel jewelry, boxes and organizers',
    opensAt: '09:00',
    closesAt: '18:00',
    isDemo: true,
    isUnset: false,
  },
  quoting: {
    depositPercent: '30',
    validityDays: 21,
    oceanDays: 35,
    airDays: 7,
    capPercent: '10',
    lockMarginDays: 30,
    loadingPort: 'Shenzhen',
    depositDays: null,
    salesDiscountPercent: null,
    managerDiscountPercent: null,
    answerHours: 9,
  },
  texts: {},
  calendar: {},
  delivery: {},
}
