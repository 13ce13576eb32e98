import { requestMailsJob } from '@/features/quotes/request-mails'
import { type Job, startWorkers } from '@/platform/jobs'
import { stopBoss } from '@/platform/jobs/boss'
import { log } from '@/platform/log'
import { sendMailJob } from '@/platform/mail'

/** Every kind of work this site does outside a request. */
const JOBS = [requestMailsJob, sendMailJob] as unknown as Job<never>[]

/** Starts a worker for each job in this process; without a database the site still serves, and tries again. */
export async function startSiteWorkers(): Promise<void> {
  try {
    await startWorkers(JOBS)
  } catch (error) {
    log.warn({ err: error }, 'workers could not start, trying again in 5 s')
    setTimeout(() => void startSiteWorkers(), 5_000).unref()
    return
  }
  process.once('SIGTERM', () => void stopBoss())
  process.once('SIGINT', () => void stopBoss())
}
