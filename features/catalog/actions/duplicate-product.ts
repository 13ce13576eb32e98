'use server'

import { redirect } from 'next/navigation'
import { admit } from '@/features/accounts/action'
import { duplicateProduct } from '../commands/duplicate-product'

/** Creates a draft as a copy of another product and opens it. */
export async function duplicateAction(id: string): Promise<void> {
  const copy = await duplicateProduct(
    await admit({ permission: 'catalog.edit', rate: 'desk' }),
    String(id),
  )
  redirect(`/staff/catalog/${copy.id}`)
}
