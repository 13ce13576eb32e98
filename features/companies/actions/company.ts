'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { redirect } from 'next/navigation'
import { addNote } from '../commands/add-note'
import { mergeCompanies } from '../commands/merge-companies'
import { removeAddress, saveAddress } from '../commands/save-address'
import { saveCompany } from '../commands/save-company'
import { addPaper, removePaper } from '../commands/save-paper'
import { addTaxNumber, removeTaxNumber } from '../commands/save-tax-number'

/** Changes a company's profile. */
export async function saveCompanyAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company.edit', done: 'entered', failure: 'company not saved' },
    (typed, context) => saveCompany(context, typed),
  )
}

/** Adds an address or changes one. */
export async function saveAddressAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'address.edit', done: 'entered', failure: 'address not saved' },
    (typed, context) => saveAddress(context, typed),
  )
}

/** Removes an address. */
export async function removeAddressAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'address.edit', failure: 'address not removed' },
    (typed, context) => removeAddress(context, typed),
  )
}

/** Adds a tax number. */
export async function addTaxNumberAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company-facts.edit', done: 'entered', failure: 'tax number not added' },
    (typed, context) => addTaxNumber(context, typed),
  )
}

/** Removes a tax number. */
export async function removeTaxNumberAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company-facts.edit', failure: 'tax number not removed' },
    (typed, context) => removeTaxNumber(context, typed),
  )
}

/** Adds a paper, such as a registration. */
export async function addPaperAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company-facts.edit', done: 'entered', failure: 'paper not added' },
    (typed, context) => addPaper(context, typed),
  )
}

/** Removes a paper. */
export async function removePaperAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company-facts.edit', failure: 'paper not removed' },
    (typed, context) => removePaper(context, typed),
  )
}

/** Saves a note. */
export async function addNoteAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company.note', done: 'entered', failure: 'note not written' },
    (typed, context) => addNote(context, typed),
  )
}

/** Merges two companies, and goes on to the remaining one. */
export async function mergeCompaniesAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company.merge', failure: 'companies not merged' },
    async (typed, context) => {
      await mergeCompanies(context, typed)
      redirect(`/staff/companies/${typed.into ?? ''}`)
    },
  )
}
