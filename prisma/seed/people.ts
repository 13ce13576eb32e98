import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashPassword } from 'better-auth/crypto'
import type { PrismaClient } from '@/platform/db/generated/client'

interface DemoSignIn {
  role: string
  email: string
  password: string
}

/**
 * Makes the demo's people with passwords of this installation alone, and writes them where the
 * start script prints them.
 */
export async function seedPeople(db: PrismaClient, dataDir: string): Promise<DemoSignIn[]> {
  const company = await db.company.create({
    data: { name: 'Demo Boutique LLC', country: 'US', isDemo: true },
  })
  await db.contact.create({
    data: { companyId: company.id, name: 'Dana Buyer (demo)', email: 'buyer@demo.example' },
  })
  const signIns = [
    await person(db, {
      role: 'STAFF',
      name: 'Lin Sales (demo)',
      email: 'staff@demo.example',
      companyId: null,
      isAdmin: true,
    }),
    // A change of the tariff rules takes two: whoever drafts it doesn’t publish it.
    await person(db, {
      role: 'STAFF',
      name: 'Wei Tariffs (demo)',
      email: 'tariffs@demo.example',
      companyId: null,
    }),
    await person(db, {
      role: 'BUYER',
      name: 'Dana Buyer (demo)',
      email: 'buyer@demo.example',
      companyId: company.id,
    }),
  ]
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path.join(dataDir, 'demo-sign-ins.json'), `${JSON.stringify(signIns, null, 2)}\n`, {
    mode: 0o600,
  })
  return signIns
}

async function person(
  db: PrismaClient,
  who: {
    role: 'STAFF' | 'BUYER'
    name: string
    email: string
    companyId: string | null
    isAdmin?: boolean
  },
): Promise<DemoSignIn> {
  const password = randomBytes(12).toString('base64url')
  const id = randomUUID()
  await db.user.create({
    data: {
      ...who,
      id,
      emailVerified: true,
      isDemo: true,
      accounts: {
        create: {
          id: randomUUID(),
          accountId: id,
          providerId: 'credential',
          password: await hashPassword(password),
        },
      },
    },
  })
  return { role: who.role.toLowerCase(), email: who.email, password }
}
