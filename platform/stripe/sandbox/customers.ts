import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { refusal } from './errors'
import type { FormObject } from './form'
import { keep } from './keep'
import { newMoneyId, type SandboxCustomer, type SandboxFile } from './money-objects'
import { seconds } from './objects'

const parametersSchema = z.strictObject({
  name: z.string().max(256).optional(),
  email: z.email().max(512).optional(),
  metadata: z.record(z.string().max(40), z.string().max(500)).default({}),
})

/** `POST /v1/customers` inside a transaction. @throws SandboxError in Stripe's words */
export async function createCustomer(
  tx: Prisma.TransactionClient,
  form: FormObject,
  now: Date,
): Promise<SandboxCustomer> {
  const parsed = parametersSchema.safeParse(form)
  if (!parsed.success) throw refusal(parsed.error)
  const { name = null, email = null, metadata } = parsed.data
  const customer: SandboxCustomer = {
    id: newMoneyId('cus'),
    object: 'customer',
    livemode: false,
    name,
    email,
    metadata,
    created: seconds(now),
  }
  await keep(tx, 'customer', customer.id, customer)
  return customer
}

/** `POST /v1/files`: the sandbox keeps only the size and name of a file. */
export async function createFile(
  tx: Prisma.TransactionClient,
  upload: { purpose: string; name: string; type: string; size: number },
  now: Date,
): Promise<SandboxFile> {
  const file: SandboxFile = {
    id: newMoneyId('file'),
    object: 'file',
    purpose: upload.purpose,
    filename: upload.name,
    size: upload.size,
    type: upload.type,
    created: seconds(now),
  }
  await keep(tx, 'file', file.id, file)
  return file
}
