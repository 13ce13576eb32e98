import { keptList, type KeptList } from '@/components/list/kept-list'
import { sheetReader } from '@/components/list/reader'
import { mailFace } from '@/features/accounts/components/staff/mail-face'
import { mailTable } from '@/features/accounts/queries/letters'
import type { Actor } from '@/features/accounts/rules/actor'
import { MAIL_LIST } from '@/features/accounts/rules/mail-list'
import { activityFace } from '@/features/activity/components/staff/activity-face'
import { activityTable } from '@/features/activity/queries/activity'
import { ACTIVITY_LIST } from '@/features/activity/rules/activity-list'
import { companyFace } from '@/features/companies/components/staff/company-face'
import { companyTable } from '@/features/companies/queries/company-table'
import { COMPANY_LIST } from '@/features/companies/rules/company-list'
import { productFace } from '@/features/catalog/components/staff/product-face'
import { productTable } from '@/features/catalog/queries/product-table'
import { PRODUCT_LIST } from '@/features/catalog/rules/product-view'
import { rateFace } from '@/features/freight/components/staff/rate-face'
import { rateTable } from '@/features/freight/queries/rate-table'
import { RATE_LIST } from '@/features/freight/rules/rate-list'
import { costFace } from '@/features/costs/components/staff/cost-face'
import { costRateFace } from '@/features/costs/components/staff/rate-face'
import { costTable } from '@/features/costs/queries/cost-table'
import { costRateTable } from '@/features/costs/queries/rate-table'
import { COST_LIST, COST_RATE_LIST } from '@/features/costs/rules/cost-list'
import { orderFace } from '@/features/orders/components/staff/order-face'
import { orderTable } from '@/features/orders/queries/order-table'
import { ORDER_LIST } from '@/features/orders/rules/order-list'
import { owedFace } from '@/features/payments/components/staff/owed-face'
import { paymentFace } from '@/features/payments/components/staff/payment-face'
import { owedTable } from '@/features/payments/queries/owed-table'
import { paymentTable } from '@/features/payments/queries/payment-table'
import { OWED_LIST } from '@/features/payments/rules/owed-list'
import { PAYMENT_LIST } from '@/features/payments/rules/payment-list'
import { groupFace } from '@/features/price-lists/components/staff/group-face'
import { priceListFace } from '@/features/price-lists/components/staff/price-list-face'
import { groupTable } from '@/features/price-lists/queries/groups'
import { priceListTable } from '@/features/price-lists/queries/price-list-table'
import { GROUP_LIST } from '@/features/price-lists/rules/group-list'
import { PRICE_LIST_LIST } from '@/features/price-lists/rules/price-list-list'
import { importFace } from '@/features/product-imports/components/staff/import-face'
import { importTable } from '@/features/product-imports/queries/import-table'
import { IMPORT_LIST } from '@/features/product-imports/rules/import-list'
import { outlookFace } from '@/features/quotes/components/staff/outlook-face'
import { quoteFace } from '@/features/quotes/components/staff/quote-face'
import { outlookTable } from '@/features/quotes/queries/outlook-table'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { OUTLOOK_LIST } from '@/features/quotes/rules/outlook-list'
import { QUOTE_LIST } from '@/features/quotes/rules/quote-list'
import { changeSetFace } from '@/features/tariffs/components/staff/change-set-face'
import { controlFace } from '@/features/tariffs/components/staff/control-face'
import { exclusionFace } from '@/features/tariffs/components/staff/exclusion-face'
import { measureFace } from '@/features/tariffs/components/staff/measure-face'
import { riskFace } from '@/features/tariffs/components/staff/risk-face'
import { changeSetTable } from '@/features/tariffs/queries/change-set-table'
import { controlTable } from '@/features/tariffs/queries/control-table'
import { exclusionTable } from '@/features/tariffs/queries/exclusion-table'
import { measureTable } from '@/features/tariffs/queries/measure-table'
import { riskTable } from '@/features/tariffs/queries/risk-table'
import { CHANGE_SET_LIST } from '@/features/tariffs/rules/change-set-list'
import { CONTROL_LIST } from '@/features/tariffs/rules/control-list'
import { EXCLUSION_LIST } from '@/features/tariffs/rules/exclusion-list'
import { MEASURE_LIST } from '@/features/tariffs/rules/measure-list'
import { RISK_LIST } from '@/features/tariffs/rules/risk-list'
import { followUpFace } from '@/features/work/components/staff/follow-up-face'
import { followUpTable } from '@/features/work/queries/follow-up-table'
import { FOLLOW_UP_LIST } from '@/features/work/rules/follow-up-list'
import { bookedFace } from '@/features/transfers/components/staff/booked-face'
import { bookedTable } from '@/features/transfers/queries/booked-table'
import { BOOKED_LIST } from '@/features/transfers/rules/booked-list'
import { requestFace } from '@/features/requests/components/staff/request-face'
import { requestTable } from '@/features/requests/queries/inbox'
import { REQUEST_LIST } from '@/features/requests/rules/request-list'

/** The lists of the desk by name, for their sheets; each checks what the actor may read. */
export const STAFF_LISTS: Readonly<Record<string, (actor: Actor) => Promise<KeptList>>> = {
  measures: async (actor) =>
    keptList(MEASURE_LIST, await measureTable(actor), measureFace(sheetReader)),
  exclusions: async (actor) =>
    keptList(EXCLUSION_LIST, await exclusionTable(actor), exclusionFace(sheetReader)),
  'export-controls': async (actor) =>
    keptList(CONTROL_LIST, await controlTable(actor), controlFace(sheetReader)),
  outlooks: async (actor) =>
    keptList(OUTLOOK_LIST, await outlookTable(actor), outlookFace(sheetReader)),
  'tariff-changes': async (actor) =>
    keptList(CHANGE_SET_LIST, await changeSetTable(actor), changeSetFace(sheetReader)),
  'freight-rates': async (actor) =>
    keptList(RATE_LIST, await rateTable(actor), rateFace(sheetReader)),
  'booked-transfers': async (actor) =>
    keptList(BOOKED_LIST, await bookedTable(actor), bookedFace(sheetReader)),
  activity: async (actor) =>
    keptList(ACTIVITY_LIST, await activityTable(actor), activityFace(sheetReader)),
  companies: async (actor) =>
    keptList(COMPANY_LIST, await companyTable(actor), companyFace(sheetReader)),
  'company-groups': async (actor) =>
    keptList(GROUP_LIST, await groupTable(actor), groupFace(sheetReader)),
  'follow-ups': async (actor) =>
    keptList(FOLLOW_UP_LIST, await followUpTable(actor), followUpFace(sheetReader)),
  costs: async (actor) => keptList(COST_LIST, await costTable(actor), costFace(sheetReader)),
  'cost-rates': async (actor) =>
    keptList(COST_RATE_LIST, await costRateTable(actor), costRateFace(sheetReader)),
  mail: async (actor) => keptList(MAIL_LIST, await mailTable(actor), mailFace(sheetReader)),
  orders: async (actor) => keptList(ORDER_LIST, await orderTable(actor), orderFace(sheetReader)),
  owed: async (actor) => keptList(OWED_LIST, await owedTable(actor), owedFace(sheetReader)),
  payments: async (actor) =>
    keptList(PAYMENT_LIST, await paymentTable(actor), paymentFace(sheetReader)),
  'price-lists': async (actor) =>
    keptList(PRICE_LIST_LIST, await priceListTable(actor), priceListFace(sheetReader)),
  'product-imports': async (actor) =>
    keptList(IMPORT_LIST, await importTable(actor), importFace(sheetReader)),
  products: async (actor) =>
    keptList(PRODUCT_LIST, await productTable(actor), productFace(sheetReader)),
  risks: async (actor) => keptList(RISK_LIST, await riskTable(actor), riskFace(sheetReader)),
  quotes: async (actor) => keptList(QUOTE_LIST, await quoteTable(actor), quoteFace(sheetReader)),
  requests: async (actor) =>
    keptList(REQUEST_LIST, await requestTable(actor), requestFace(sheetReader)),
}
