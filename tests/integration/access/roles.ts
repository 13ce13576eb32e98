import type { StaffRole } from '@/features/accounts/rules/staff-roles'

/**
 * Which staff roles may call a query or command; those missing here are open to every role that the table of `staff`
 * lets in.
 */

const MERCHANDISER: StaffRole[] = ['owner', 'merchandiser']
const SALES: StaffRole[] = ['owner', 'sales', 'sales_manager']
const SALES_MANAGER: StaffRole[] = ['owner', 'sales_manager']
const TARIFF_DESK: StaffRole[] = ['owner', 'tariff_desk']
const PRICE_READERS: StaffRole[] = ['owner', 'sales', 'sales_manager', 'finance', 'viewer']
const MAIL_READERS: StaffRole[] = ['owner', 'sales', 'sales_manager', 'finance']

const COSTING: StaffRole[] = ['owner', 'merchandiser', 'finance']

const of = (roles: StaffRole[], names: string): Record<string, StaffRole[]> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, roles]))

export const OF_ROLES: Record<string, StaffRole[]> = {
  ...of(
    MERCHANDISER,
    `saveBasePrice createProduct saveProduct publishProduct archiveProduct duplicateProduct undoPublish publishDrafts
     publishAll savePictures placePictures schedulePublish cancelSchedule saveDocument withdrawDocument
     addPicture readPictureZip previewChange changeProducts startImport startChange mapImport applyImport
     advanceLine countMade moveDay inspectLot resumeInspection holdForCredit sendShipment confirmArrival
     cancelImport recheckImport sayDecimalSign publishImport undoImport publishSome undoLast`,
  ),
  ...of(
    SALES_MANAGER,
    `approveFloor approveDiscount savePriceList startVersion activatePriceList withdrawPriceList dropDraft previewEntries importEntries
     saveGroup dropGroup setSendLimits countersignAmendment`,
  ),
  ...of(
    PRICE_READERS,
    `priceListTable companyPriceLists getPriceList previewPriceList exportEntries searchCompanies searchGroups
     groupTable getGroup companyName`,
  ),
  ...of(
    SALES,
    `startQuote saveDraft copyQuote startWithoutRequest withdrawRevision extendValidity discardDraft recordAnswer noteAnswer recordLoss takeCounter
     seeRequestChanges reserveQuota amendReservations articleLines foundLines quotedArticles prepareSending sendRevision reviseQuote openLetter attachArtwork takeRequest
     assignRequest snoozeRequest declineRequest mergeRequests
     undoHandling undoLastHandling handleRequests cancelOrder refuseCancel
     amendableOf amendArticles articleLine secondSignature proposeAmendment withdrawAmendment`,
  ),
  ...of(
    TARIFF_DESK,
    `approveDuty draftChange publishChangeSet publishTariffs discardChangeSet setImporter openQuotaWindow
     previewImport draftImport writeDraft saveOutlook dropOutlook prorateReservations releaseReservation
     recordBulletin`,
  ),
  ...of(
    ['owner', 'sales', 'sales_manager', 'merchandiser'],
    'shipSample photographSample answerClaim',
  ),
  ...of(
    ['owner', 'tariff_desk', 'finance'],
    'recordEntry refundDuty shipmentsToEnter paidLayers paidProgrammes',
  ),
  ...of(['owner', 'sales', 'sales_manager', 'merchandiser', 'finance'], 'holdOrder releaseOrder'),
  ...of(['owner', 'merchandiser', 'sales_manager'], 'planOrder placeSlot'),
  ...of(MAIL_READERS, 'mailTable getMail mailStanding'),
  ...of(COSTING, 'ratesToReview previewCosts importCosts saveCost saveCostRate reviewCostRate'),
  ...of(
    [...COSTING, 'sales', 'sales_manager'],
    'costTable costRateTable costRates costsOn costHistory costPage pricesAbove exportCosts quoteCosts floorState floorApproval lastPrices margins',
  ),
  ...of(
    ['owner', 'finance'],
    'approveCredit issueStatement issueCreditNote setCredit closePeriod matchTransfer setAside sampleFile waitingSlips undoMatch takeStatement transferDesk openTransferCount bookedTable transfersToMatch settleAlert',
  ),
  ...of(
    ['owner', 'finance', 'viewer'],
    'exportRefundRows exportMonth journalRows orderPostings financeDay ageing creditOf creditLimits accountOf owedParts owedTable owedCounts partsDue paymentAlerts paymentsForAPerson',
  ),
  ...of(
    SALES,
    'reviveAddress saveCompany saveAddress removeAddress addTaxNumber removeTaxNumber addPaper removePaper setLegalData',
  ),
  ...of(
    ['owner', 'finance'],
    'askRefund dropRefund answerDispute concedeDispute compareStripe askDifference noteDifference payOutSandbox evidenceFiles',
  ),
  ...of(
    ['owner', 'finance', 'viewer'],
    `paymentTable paymentDesk disputeDesk refundsWaiting duesBack openDisputes stripeDay
     stripeDifferences waitingAtStripe`,
  ),
  ...of(SALES, 'postEntry'),
  ...of(
    ['owner', 'sales', 'sales_manager', 'merchandiser', 'finance'],
    'releaseDocuments issuePaper papersToIssue',
  ),
  ...of(['owner', 'merchandiser', 'finance'], 'recordExport exportsOf'),
  ...of(SALES_MANAGER, 'mergePreview likelySame mergeCompanies'),
  ...of(['owner', 'sales', 'sales_manager', 'merchandiser', 'tariff_desk', 'finance'], 'addNote'),
  ...of(['owner', 'sales_manager', 'finance'], 'previewCards importCards reviewCards'),
  ...of(
    ['owner'],
    `setOwnWork saveSetting setCalendar sendTestLetter addHousePicture withdrawHousePicture systemStanding exceptions listPeople getPerson inviteColleague withdrawInvitation setRoles letGo
     endSessionsOf resetSecondFactor`,
  ),
  ...of(['owner', 'finance'], 'billInterest lateInterest proposeBank decideBank takeEcbRates'),
}
