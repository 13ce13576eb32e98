import { dropEndedDocumentsJob } from '@/features/catalog/commands/drop-ended-documents'
import { publishDueJob } from '@/features/catalog/commands/publish-due'
import { purgeImportsJob } from '@/features/catalog/commands/purge-imports'
import { purgePicturesJob } from '@/features/catalog/commands/purge-pictures'
import { productImportJob } from '@/features/catalog/desk/imports/work'
import { ensureListing } from '@/features/catalog/listing/write'
import { movedQuotesJob } from '@/features/quotes/moved-quotes'
import { artworkMailJob } from '@/features/quotes/artwork-mail'
import { requestMailsJob } from '@/features/quotes/request-mails'
import { purgeUnclaimedJob } from '@/platform/files/purge'
import { startWorkers } from '@/platform/jobs'
import { stopBoss } from '@/platform/jobs/boss'
import { log } from '@/platform/log'
import { sendMailJob } from '@/platform/mail'
import { sandboxSettlementJob } from '@/platform/stripe/sandbox/checkout'
import { sandboxWebhookJob } from '@/platform/stripe/sandbox/events'

export { followCacheChanges } from '@/platform/cache/follow'

/** Every kind of work this site does outside a request. */
const JOBS = [
  requestMailsJob,
  artworkMailJob,
  movedQuotesJob,
  sendMailJob,
  purgeUnclaimedJob,
  purgePicturesJob,
  purgeImportsJob,
  productImportJob,
  publishDueJob,
  dropEndedDocumentsJob,
  sandboxSettlementJob,
  sandboxWebhookJob,
]

/** Starts a worker for each job in this process; without a database the site still serves, and tries again. */
export async function startSiteWorkers(): Promise<void> {
  try {
    await ensureListing()
    await startWorkers(JOBS)
  } catch (error) {
    log.warn({ err: error }, 'workers could not start, trying again in 5 s')
    setTimeout(() => void startSiteWorkers(), 5_000).unref()
    return
  }
  process.once('SIGTERM', () => void stopBoss())
  process.once('SIGINT', () => void stopBoss())
}
