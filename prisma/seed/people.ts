import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashPassword } from 'better-auth/crypto'
import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import type { PrismaClient } from '@/platform/db/generated/client'

interface DemoSignIn {
  role: string
  /** their role there */
  does: StaffRole | 'buyer' | `company_${CompanyRole}`
  email: string
  password: string
}

/**
 * A person for each role. A change of the tariff rules takes two, since its author may not publish
 * it: the owner and the tariff desk are the first two.
 */
const STAFF = [
  ['owner', 'Lin Owner (demo)', 'staff@demo.example'],
  ['tariff_desk', 'Wei Tariffs (demo)', 'tariffs@demo.example'],
  ['sales', 'Sara Sales (demo)', 'sales@demo.example'],
  ['sales_manager', 'Mei Manager (demo)', 'manager@demo.example'],
  ['merchandiser', 'Max Merchandiser (demo)', 'merchandiser@demo.example'],
  ['finance', 'Fen Finance (demo)', 'finance@demo.example'],
  ['viewer', 'Vera Viewer (demo)', 'viewer@demo.example'],
] as const satisfies [StaffRole, string, string][]

/**
 * Creates the demo's people with passwords of this installation, and writes them where the start
 * script prints them.
 */
export async function seedPeople(db: PrismaClient, dataDir: string): Promise<DemoSignIn[]> {
  const company = await db.company.create({
    data: { name: 'Demo Boutique LLC', country: 'US', isDemo: true },
  })
  await db.contact.create({
    data: { companyId: company.id, name: 'Dana Buyer (demo)', email: 'buyer@demo.example' },
  })
  const signIns: DemoSignIn[] = []
  for (const [role, name, email] of STAFF)
    signIns.push(await person(db, { role: 'STAFF', roles: [role], name, email }, role))
  signIns.push(
    await person(
      db,
      {
        role: 'BUYER',
        roles: [],
        name: 'Dana Buyer (demo)',
        email: 'buyer@demo.example',
        memberships: { create: { companyId: company.id, roles: ['owner'] } },
      },
      'buyer',
    ),
  )
  signIns.push(...(await seedChain(db)))
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(path.join(dataDir, 'demo-sign-ins.json'), `${JSON.stringify(signIns, null, 2)}\n`, {
    mode: 0o600,
  })
  return signIns
}

/** The people of a company that limits who may sign: each with a role, the buyer with an amount. */
const CHAIN = [
  ['owner', 'Olga Owner (demo)', 'chain.owner@demo.example'],
  ['buyer', 'Bruno Buyer (demo)', 'chain.buyer@demo.example'],
  ['approver', 'Amal Approver (demo)', 'chain.approver@demo.example'],
] as const satisfies [CompanyRole, string, string][]

async function seedChain(db: PrismaClient): Promise<DemoSignIn[]> {
  const { id: companyId } = await db.company.create({
    data: {
      name: 'Demo Chain Stores Inc',
      country: 'US',
      timeZone: 'America/New_York',
      isDemo: true,
      addresses: {
        create: {
          kind: 'SHIPPING',
          recipient: 'Receiving (demo)',
          lines: '100 Example Street',
          city: 'Springfield',
          region: 'IL',
          postcode: '62701',
          country: 'US',
        },
      },
    },
  })
  const signIns: DemoSignIn[] = []
  for (const [role, name, email] of CHAIN)
    signIns.push(
      await person(
        db,
        {
          role: 'BUYER',
          roles: [],
          name,
          email,
          memberships: { create: { companyId, roles: [role] } },
        },
        `company_${role}`,
      ),
    )
  await db.approvalLimit.create({
    data: {
      member: {
        connect: {
          id: (
            await db.companyMember.findFirstOrThrow({
              where: { companyId, roles: { has: 'buyer' } },
            })
          ).id,
        },
      },
      currency: 'USD',
      amountMinor: 500_00,
      window: 'MONTH',
      setBy: 'Olga Owner (demo)',
    },
  })
  return signIns
}

async function person(
  db: PrismaClient,
  who: {
    role: 'STAFF' | 'BUYER'
    roles: StaffRole[]
    name: string
    email: string
    memberships?: { create: { companyId: string; roles: CompanyRole[] } }
  },
  does: DemoSignIn['does'],
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
  return { role: who.role.toLowerCase(), does, email: who.email, password }
}
