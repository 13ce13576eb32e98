'use client'

import { ErrorPage, type Failure } from '@/components/site/error-page'

export default function Failed(failure: Failure) {
  return <ErrorPage {...failure} />
}
