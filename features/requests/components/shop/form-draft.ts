'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { newId } from '@/features/basket/stores/request-list'
import type { Incoterm } from '@/features/tariffs/schema'
import { storedValue } from '@/platform/stored-value'

/** The form beside the list, as typed. Stored in the browser until the request is sent. */
export interface FormDraft {
  companyName: string
  contactName: string
  contactEmail: string
  contactPhone: string
  destination: string
  incoterm: Incoterm
  currency: string
  wantedDate: string
  notes: string
  /** the same for every attempt to send this draft, from any tab; empty until the form is opened */
  idempotencyKey: string
}

export type FormField = Exclude<keyof FormDraft, 'idempotencyKey'>

const EMPTY: FormDraft = {
  companyName: '',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  destination: '',
  incoterm: 'FOB',
  currency: 'USD',
  wantedDate: '',
  notes: '',
  idempotencyKey: '',
}

const draft = storedValue<FormDraft>('fsc.request-form.v1', readDraft, EMPTY)

/** The form as typed, live in every tab; empty while the server renders. */
export function useFormDraft(): FormDraft {
  return useSyncExternalStore(draft.subscribe, draft.get, () => EMPTY)
}

/**
 * What somebody entered before the page came alive, on a slow connection: read before React puts its own values into
 * the fields.
 */
function enteredEarly(): Partial<Record<FormField, string>> {
  if (typeof document === 'undefined') return {}
  const valueOf = (field: string): string | undefined =>
    field === 'incoterm'
      ? document.querySelector<HTMLInputElement>('input[name=incoterm]:checked')?.value
      : document.querySelector<HTMLInputElement | HTMLSelectElement>(`#request-${field}`)?.value
  return Object.fromEntries(
    Object.entries(EMPTY).flatMap(([field, untouched]) => {
      const value = valueOf(field)
      return value !== undefined && value !== untouched ? [[field, value]] : []
    }),
  )
}

/** Stores what was entered before the page came alive. Used once, by the form as a whole. */
export function useEarlyEntries(): void {
  const [early] = useState(enteredEarly)
  useEffect(() => {
    if (Object.keys(early).length > 0) changeForm(early)
  }, [early])
}

/** Changes an entry. Another e-mail address means another person, and so another request. */
export function changeForm(change: Partial<Record<FormField, string>>): void {
  const now = draft.get()
  const sameAsker = change.contactEmail === undefined || change.contactEmail === now.contactEmail
  draft.set({
    ...now,
    ...change,
    idempotencyKey: sameAsker ? now.idempotencyKey : newId(),
  } as FormDraft)
}

/** Fills empty fields only. */
export function fillForm(known: Partial<Record<FormField, string>>): void {
  const now = draft.get()
  const missing = Object.entries(known).filter(
    ([field, value]) =>
      value &&
      // In an untouched form, the currency is preset to theirs.
      (!now[field as FormField] || (field === 'currency' && !now.contactEmail)),
  )
  if (missing.length > 0) changeForm(Object.fromEntries(missing))
}

/**
 * The key of this draft's submission, created when the form is first opened and kept for all attempts: two tabs that
 * send at the same moment must share it.
 */
export function submissionKey(): string {
  const now = draft.get()
  if (now.idempotencyKey) return now.idempotencyKey
  const idempotencyKey = newId()
  draft.set({ ...now, idempotencyKey })
  return idempotencyKey
}

/** Lets the next attempt be a new request. */
export function renewSubmissionKey(): void {
  draft.set({ ...draft.get(), idempotencyKey: newId() })
}

/** After sending: contact and destination stay for the next request, the rest is cleared. */
export function finishDraft(): void {
  draft.set({ ...draft.get(), wantedDate: '', notes: '', idempotencyKey: '' })
}

function readDraft(content: unknown): FormDraft {
  if (typeof content !== 'object' || content === null) return EMPTY
  const stored = Object.entries(content).filter(
    ([field, value]) => field in EMPTY && typeof value === 'string',
  )
  return { ...EMPTY, ...Object.fromEntries(stored) }
}
