'use client'

import { createContext, useContext, type ReactNode } from 'react'

const Person = createContext<string | null>(null)

/**
 * Whose entries the forms below keep in the browser. Each page says it anew, so that somebody who
 * signs in after another never finds what the other typed. Without it nothing is kept.
 */
export function FormPerson({ id, children }: { id: string; children: ReactNode }) {
  return <Person value={id}>{children}</Person>
}

/** The person whose entries are kept, or null. */
export const useFormPerson = (): string | null => useContext(Person)
