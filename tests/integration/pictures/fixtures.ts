import sharp from 'sharp'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { GET } from '@/app/api/pictures/[file]/route'
import { boss } from '@/platform/jobs/boss'
import { seedRing } from '../quotes/submit-request-fixtures'

export const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

export const picture = (background: string) =>
  sharp({ create: { width: 500, height: 400, channels: 3, background } })
    .png()
    .toBuffer()

export async function* sent(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += 700) yield bytes.subarray(i, i + 700)
}

export const get = (file: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost/api/pictures/${file}`, { headers }), {
    params: Promise.resolve({ file }),
  })

/** Opens the job queue and adds two rings: RG-1 in the shop and RG-2 a draft. */
export async function openCatalog(): Promise<void> {
  await boss()
  await seedRing()
  await seedRing('DRAFT', 'RG-2')
}
