'use client'

import { ErrorPage, type Failure } from '@/components/site/error-page'
import { SELLER } from '@/features/company/house'

export default function Failed(failure: Failure) {
  return <ErrorPage {...failure} contact={SELLER.email} />
}
