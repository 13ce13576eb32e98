'use server'

import { redirect } from 'next/navigation'
import { admit } from '@/features/accounts/action'
import { duplicateProduct } from '../commands/duplicate-product'

/** Makes a draft like another product and opens it. */
export async function duplicateAction(id: string): Promise<void> {
  const made = await duplicateProduct(
    await admit({ permission: 'catalog.edit', rate: 'desk' }),
    String(id),
  )
  redirect(`/staff/catalog/${made.id}`)
}
