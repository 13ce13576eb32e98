import { announceFirstOwner } from '@/features/accounts/jobs/first-owner'
import { accountLetterJob } from '@/features/accounts/mails/account-letters'
import { forgetPresencesJob } from '@/features/accounts/jobs/forget-presences'
import { dailyDigestJob } from '@/features/notifications/jobs/daily-digest'
import { tellBouncesJob } from '@/features/notifications/jobs/tell-bounces'
import { tellEndingsJob } from '@/features/tariffs/jobs/tell-endings'
import { dropEndedDocumentsJob } from '@/features/catalog/commands/drop-ended-documents'
import { keptList } from '@/features/catalog/rules/kept-list'
import { publishDueJob } from '@/features/catalog/commands/publish-due'
import { purgeImportsJob } from '@/features/product-imports/commands/purge-imports'
import { purgePicturesJob } from '@/features/catalog/commands/purge-pictures'
import { productImportJob } from '@/features/product-imports/jobs/work'
import { ensureListing } from '@/features/catalog/commands/write-listing'
import { sendLinkAgainJob } from '@/features/orders/jobs/send-link-again'
import { signedDocumentJob } from '@/features/quotes/jobs/signed-document'
import { amendmentPaperJob } from '@/features/order-changes/jobs/amendment-paper'
import { amendmentWaitsJob } from '@/features/order-changes/jobs/amendment-waits'
import { endSessionsJob } from '@/features/payments/jobs/end-sessions'
import { movedQuotesJob } from '@/features/quotes/jobs/moved-quotes'
import { sendRemindersJob } from '@/features/quotes/jobs/send-reminders'
import { memberMailsJob } from '@/features/companies/mails/member-letters'
import { signatureMailsJob } from '@/features/quotes/mails/signature-letters'
import { artworkMailJob } from '@/features/requests/mails/artwork-letter'
import { declinedMailJob, reopenedMailJob } from '@/features/requests/mails/declined-letters'
import { requestMailsJob } from '@/features/requests/mails/request-letters'
import { forgetInboundMailJob } from '@/features/threads/jobs/forget-inbound-mail'
import { dailyThreadLettersJob } from '@/features/threads/jobs/daily-letters'
import { entryLettersJob } from '@/features/threads/mails/entry-letters'
import { transferReceivedJob } from '@/features/transfers/jobs/transfer-received'
import { shareFreedQuotasJob } from '@/features/tariffs/commands/share-freed-quotas'
import { keptCalculator } from '@/features/tariffs/queries/kept-calculator'
import { keepAnswers } from '@/platform/answers/kept-answers'
import { offerToServer } from '@/platform/answers/server-hook'
import { forgetSourcesJob, recordRefusal } from '@/platform/audit'
import { purgeUnclaimedJob } from '@/platform/files/purge'
import { beforeExit } from '@/platform/before-exit'
import { startWorkers } from '@/platform/jobs'
import { stopBoss } from '@/platform/jobs/boss'
import { log } from '@/platform/log'
import { sendMailJob } from '@/platform/mail'
import { onRefusal } from '@/platform/refusals'
import { compareStripeJob } from '@/features/payments/commands/compare-stripe'
import { keepSlotsJob } from '@/features/capacity/commands/keep-slots'
import { endStalePagesJob } from '@/features/payments/commands/end-stale-pages'
import { pushRefundJob } from '@/features/payments/commands/push-refund'
import { sandboxBankJob } from '@/platform/stripe/sandbox/bank'
import { sandboxSettlementJob } from '@/platform/stripe/sandbox/checkout'
import { sandboxPayoutJob } from '@/platform/stripe/sandbox/payouts'
import { sandboxWebhookJob } from '@/platform/stripe/sandbox/events'

export { followCacheChanges } from '@/platform/cache/follow'

/** Every kind of work that this site does outside a request. */
const JOBS = [
  accountLetterJob,
  requestMailsJob,
  artworkMailJob,
  memberMailsJob,
  signatureMailsJob,
  declinedMailJob,
  dailyDigestJob,
  tellBouncesJob,
  tellEndingsJob,
  forgetPresencesJob,
  entryLettersJob,
  dailyThreadLettersJob,
  forgetInboundMailJob,
  reopenedMailJob,
  sendLinkAgainJob,
  signedDocumentJob,
  endSessionsJob,
  amendmentPaperJob,
  amendmentWaitsJob,
  transferReceivedJob,
  movedQuotesJob,
  sendRemindersJob,
  sendMailJob,
  purgeUnclaimedJob,
  forgetSourcesJob,
  purgePicturesJob,
  purgeImportsJob,
  productImportJob,
  publishDueJob,
  dropEndedDocumentsJob,
  shareFreedQuotasJob,
  pushRefundJob,
  compareStripeJob,
  endStalePagesJob,
  keepSlotsJob,
  sandboxBankJob,
  sandboxPayoutJob,
  sandboxSettlementJob,
  sandboxWebhookJob,
]

/** Lets the server in front of Next answer from memory whatever depends only on its address. */
export function keepSiteAnswers(): void {
  offerToServer(keepAnswers([keptList, keptCalculator]))
}

/** Starts a worker for each job in this process; without a database the site still serves, and tries again. */
export async function startSiteWorkers(): Promise<void> {
  onRefusal((refusal) => void recordRefusal({}, refusal))
  try {
    await ensureListing()
    await startWorkers(JOBS)
  } catch (error) {
    log.warn({ err: error }, 'workers could not start, trying again in 5 s')
    setTimeout(() => void startSiteWorkers(), 5_000).unref()
    return
  }
  announceFirstOwner().catch((error: unknown) =>
    log.error({ err: error }, 'the first owner’s address could not be offered or written down'),
  )
  // Last of all: requests still being answered put work into the queue.
  beforeExit.add(stopBoss)
}
