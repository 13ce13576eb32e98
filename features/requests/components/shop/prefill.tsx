'use client'

import { useEffect } from 'react'
import { fillForm } from './form-draft'

/** Fills the form's empty fields with what is known of a signed-in buyer. */
export function Prefill({
  known,
}: {
  known: {
    companyName: string
    contactName: string
    contactEmail: string
    currency: string
  }
}) {
  useEffect(() => fillForm(known), [known])
  return null
}
