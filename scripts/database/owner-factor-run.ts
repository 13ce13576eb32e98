import { resetOwnerFactor } from '@/features/accounts/commands/end-sessions'
import { systemContext } from '@/features/accounts/context'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'

// `npm run db -- owner-factor <e-mail>`: for a sole owner whose phone and recovery codes are lost.
try {
  const email = (process.argv[2] ?? '').trim().toLowerCase()
  if (await resetOwnerFactor(systemContext('owner-factor'), email)) {
    console.log(
      `${email} has no second factor any more and is signed out everywhere: with the password they set up another.`,
    )
  } else {
    console.error(
      email
        ? `No owner with a second factor has the address ${email}.`
        : 'Whose? npm run db -- owner-factor <e-mail of the owner>',
    )
    process.exitCode = 1
  }
} finally {
  // Writing the letter opened the queue, which would keep the command from ending.
  await stopBoss()
  await db.$disconnect()
}
