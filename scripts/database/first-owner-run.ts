import { announceFirstOwner } from '@/features/accounts/jobs/first-owner'
import { db } from '@/platform/db/client'

// `npm run db -- first-owner`: a new one-time address, replacing the open one.
try {
  if (!(await announceFirstOwner({ anew: true }))) {
    console.error(
      'Somebody works here already: an owner invites the others at /staff/settings/people.',
    )
    process.exitCode = 1
  }
} finally {
  await db.$disconnect()
}
