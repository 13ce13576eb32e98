import { expect, it } from 'vitest'
import { A_HOUSE } from '@/tests/support/a-house'
import { organizationData } from './organization'

const SITE = new URL('https://shop.example')

it('search engines are told who the house is, and nothing that isn’t set', () => {
  expect(organizationData(A_HOUSE.house, SITE, null)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': 'https://shop.example/#organization',
    name: 'F.S.C',
    legalName: 'F.S.C Co. Ltd',
    url: 'https://shop.example/',
    description: 'Manufacturer of stainless-steel jewelry, boxes and organizers',
    email: 'sales@fsc.example',
    address: {
      '@type': 'PostalAddress',
      streetAddress: '8 Steel Road, Dongguan',
      addressCountry: 'CN',
    },
  })
})

it('a logo is given by its full address', () => {
  expect(organizationData(A_HOUSE.house, SITE, { path: '/api/house-pictures/1' })).toMatchObject({
    logo: 'https://shop.example/api/house-pictures/1',
  })
})
