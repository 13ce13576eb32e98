import type { TestProject } from 'vitest/node'
import { migrate } from '../../scripts/database/migrate'
import { ensureClient } from '../../scripts/prisma/cli'
import { startThrowAwayCluster } from '../../scripts/postgres/cluster'
import { TEMPLATE } from './worker-database'
import { asAdmin, createDatabase } from '../../scripts/database/clone'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    appUrl: string
    shadowUrl: string
  }
}

/** Where the house of the tests can import, so that requests in DDP can be sent. */
const IMPORTERS = `INSERT INTO importer_readiness (id, destination, version, way, reason, "setBy")
  SELECT gen_random_uuid(), destination, 1, 'seller', 'for the tests', 'tests' FROM unnest(ARRAY['US', 'CA']) AS destination`

/** The company details of the house of the tests. */
const COMPANY = `INSERT INTO setting_version (id, name, version, texts, note, "setBy") VALUES (gen_random_uuid(), 'company', 1, '${JSON.stringify(
  {
    legalName: 'F.S.C Co. Ltd',
    shortName: 'F.S.C',
    localName: '',
    address: '8 Steel Road\nDongguan',
    country: 'CN',
    email: 'sales@fsc.example',
    phone: '',
    taxNumber: '',
    signatory: '',
    signatoryTitle: '',
    footer: 'Manufacturer of stainless-steel jewelry, boxes and organizers',
    opensAt: '09:00',
    closesAt: '18:00',
  },
)}', 'for the tests', 'tests')`

/** Runs before all integration tests: a PostgreSQL of their own with one migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureClient()
  const cluster = await startThrowAwayCluster()
  try {
    await createDatabase(cluster.adminUrl(), TEMPLATE)
    await migrate(cluster.ownerUrl(TEMPLATE), cluster.appUrl(TEMPLATE))
    await asAdmin(cluster.ownerUrl(TEMPLATE), (owner) => owner.query(`${IMPORTERS}; ${COMPANY}`))
  } catch (error) {
    await cluster.release()
    throw error
  }
  project.provide('adminUrl', cluster.adminUrl())
  project.provide('appUrl', cluster.appUrl(TEMPLATE))
  project.provide('shadowUrl', cluster.shadowUrl())
  return cluster.release
}
