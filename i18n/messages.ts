import account from '@/messages/en/account.json'
import activity from '@/messages/en/activity.json'
import api from '@/messages/en/api.json'
import artwork from '@/messages/en/artwork.json'
import capacity from '@/messages/en/capacity.json'
import catalog from '@/messages/en/catalog.json'
import check from '@/messages/en/check.json'
import choosing from '@/messages/en/choosing.json'
import common from '@/messages/en/common.json'
import claims from '@/messages/en/claims.json'
import companies from '@/messages/en/companies.json'
import costs from '@/messages/en/costs.json'
import declining from '@/messages/en/declining.json'
import design from '@/messages/en/design.json'
import desk from '@/messages/en/desk.json'
import documents from '@/messages/en/documents.json'
import duty from '@/messages/en/duty.json'
import emails from '@/messages/en/emails.json'
import figures from '@/messages/en/figures.json'
import finance from '@/messages/en/finance.json'
import freight from '@/messages/en/freight.json'
import fulfilment from '@/messages/en/fulfilment.json'
import exports from '@/messages/en/exports.json'
import tradePapers from '@/messages/en/trade-papers.json'
import gone from '@/messages/en/gone.json'
import goods from '@/messages/en/goods.json'
import imports from '@/messages/en/imports.json'
import evidence from '@/messages/en/evidence.json'
import evidencePages from '@/messages/en/evidence-pages.json'
import letters from '@/messages/en/letters.json'
import lists from '@/messages/en/lists.json'
import notifications from '@/messages/en/notifications.json'
import numbers from '@/messages/en/numbers.json'
import orderChanges from '@/messages/en/order-changes.json'
import orders from '@/messages/en/orders.json'
import papers from '@/messages/en/papers.json'
import payments from '@/messages/en/payments.json'
import ownCompany from '@/messages/en/own-company.json'
import people from '@/messages/en/people.json'
import pictures from '@/messages/en/pictures.json'
import priceLists from '@/messages/en/price-lists.json'
import priceRows from '@/messages/en/price-rows.json'
import problems from '@/messages/en/problems.json'
import product from '@/messages/en/product.json'
import productEditor from '@/messages/en/product-editor.json'
import productRows from '@/messages/en/product-rows.json'
import quotes from '@/messages/en/quotes.json'
import refusals from '@/messages/en/refusals.json'
import request from '@/messages/en/request.json'
import schedule from '@/messages/en/schedule.json'
import search from '@/messages/en/search.json'
import settings from '@/messages/en/settings.json'
import sheets from '@/messages/en/sheets.json'
import staff from '@/messages/en/staff.json'
import staffList from '@/messages/en/staff-list.json'
import tabs from '@/messages/en/tabs.json'
import tariffDesk from '@/messages/en/tariff-desk.json'
import tariffImport from '@/messages/en/tariff-import.json'
import tariffs from '@/messages/en/tariffs.json'
import threads from '@/messages/en/threads.json'
import validation from '@/messages/en/validation.json'
import trueUp from '@/messages/en/true-up.json'
import transfers from '@/messages/en/transfers.json'
import work from '@/messages/en/work.json'

/**
 * All texts of a language; one file per domain, so that a translator sees one subject at a time.
 * Two files stand beside it, because they are used where there may be no provider of texts:
 * `error.json` when a page failed (components/site/error-page) and `form.json` when a submission
 * didn't arrive (components/form/texts).
 */
export const messages = {
  en: {
    account,
    activity,
    api,
    artwork,
    capacity,
    catalog,
    check,
    choosing,
    common,
    claims,
    companies,
    costs,
    declining,
    design,
    desk,
    documents,
    duty,
    emails,
    evidence,
    evidencePages,
    figures,
    finance,
    freight,
    fulfilment,
    gone,
    goods,
    imports,
    letters,
    lists,
    notifications,
    numbers,
    orderChanges,
    orders,
    ownCompany,
    papers,
    payments,
    people,
    pictures,
    priceLists,
    priceRows,
    problems,
    product,
    productEditor,
    productRows,
    quotes,
    refusals,
    request,
    schedule,
    search,
    settings,
    sheets,
    staff,
    staffList,
    tabs,
    tariffDesk,
    tariffImport,
    tariffs,
    threads,
    exports,
    tradePapers,
    transfers,
    trueUp,
    validation,
    work,
  },
}
export type Messages = (typeof messages)['en']
