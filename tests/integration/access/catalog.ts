import { addPicture } from '@/features/catalog/commands/add-picture'
import { archiveProduct } from '@/features/catalog/commands/archive-product'
import { cancelSchedule } from '@/features/catalog/commands/cancel-schedule'
import { createProduct } from '@/features/catalog/commands/create-product'
import { changeProducts, previewChange } from '@/features/catalog/commands/change-products'
import { duplicateProduct } from '@/features/catalog/commands/duplicate-product'
import { placePictures } from '@/features/catalog/commands/place-pictures'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { publishAll } from '@/features/catalog/commands/publish'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { readPictureZip } from '@/features/catalog/commands/read-picture-zip'
import { saveDocument } from '@/features/catalog/commands/save-document'
import { savePictures } from '@/features/catalog/commands/save-pictures'
import { saveBasePrice } from '@/features/catalog/commands/save-base-price'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { schedulePublish } from '@/features/catalog/commands/schedule-publish'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { withdrawDocument } from '@/features/catalog/commands/withdraw-document'
import { whoStated, whoStatedOf } from '@/features/catalog/queries/stated-facts'
import { getSchedule } from '@/features/catalog/queries/schedules'
import { documentFile, lackingDocuments, listDocuments } from '@/features/catalog/queries/documents'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { isShopEmpty } from '@/features/catalog/queries/shop-empty'
import { deskChoices, productTable } from '@/features/catalog/queries/product-table'
import { deleteListView } from '@/features/accounts/commands/delete-list-view'
import { saveListView } from '@/features/accounts/commands/save-list-view'
import { listViews } from '@/features/accounts/queries/list-views'
import { type Calls, STAFF_ONLY } from './expected'
import { as } from '@/tests/support/as'

/** An upload without content. */
async function* noBody(): AsyncGenerator<Uint8Array> {}

export const catalogCalls: Calls = {
  whoStated: { call: (v) => whoStated(v, 'none', []), expected: STAFF_ONLY },
  whoStatedOf: { call: (v) => whoStatedOf(v, []), expected: STAFF_ONLY },
  productTable: { call: (v) => productTable(v), expected: STAFF_ONLY },
  isShopEmpty: { call: (v) => isShopEmpty(v), expected: STAFF_ONLY },
  deskChoices: { call: (v) => deskChoices(v), expected: STAFF_ONLY },
  listViews: { call: (v) => listViews(v, 'quotes').then(() => 'a list'), expected: STAFF_ONLY },
  saveListView: {
    call: (v) =>
      saveListView(as(v), { list: 'products', name: 'Rings', query: 'type=rings', shared: false }),
    expected: STAFF_ONLY,
  },
  deleteListView: {
    call: (v) => deleteListView(as(v), '00000000-0000-4000-8000-000000000000'),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  getDeskProduct: {
    call: (v) => getDeskProduct(v, ''),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  saveBasePrice: {
    call: (v) => saveBasePrice(as(v), { id: '', version: 1, price: '1.00' }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  createProduct: { call: (v) => createProduct(as(v), {}), expected: STAFF_ONLY },
  saveProduct: {
    call: (v) => saveProduct(as(v), { id: '', version: 1, entries: {} }),
    expected: STAFF_ONLY,
  },
  publishProduct: {
    call: (v) => publishProduct(as(v), { id: '', version: 1 }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  archiveProduct: {
    call: (v) => archiveProduct(as(v), { id: '00000000-0000-4000-8000-000000000000', version: 1 }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  duplicateProduct: {
    call: (v) => duplicateProduct(as(v), ''),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  undoPublish: {
    call: (v) => undoPublish(as(v), ''),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  publishDrafts: { call: (v) => publishDrafts(as(v), { id: { in: [] } }), expected: STAFF_ONLY },
  publishAll: { call: (v) => publishAll(as(v), 'publish', []), expected: STAFF_ONLY },
  savePictures: {
    call: (v) => savePictures(as(v), { id: '', version: 1, pictures: [] }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  placePictures: { call: (v) => placePictures(as(v), []), expected: STAFF_ONLY },
  schedulePublish: {
    call: (v) => schedulePublish(as(v), { id: '', version: 1, at: '' }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  cancelSchedule: {
    call: (v) => cancelSchedule(as(v), ''),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  getSchedule: {
    call: (v) => getSchedule(v, '00000000-0000-4000-8000-000000000000'),
    expected: { ...STAFF_ONLY, staff: 'nothing' },
  },
  listDocuments: { call: (v) => listDocuments(v).then(() => 'a list'), expected: STAFF_ONLY },
  lackingDocuments: { call: (v) => lackingDocuments(v, ['X']), expected: STAFF_ONLY },
  saveDocument: {
    call: (v) => saveDocument(as(v), { id: '', version: 1, entries: {}, file: null }),
    expected: STAFF_ONLY,
  },
  withdrawDocument: {
    call: (v) => withdrawDocument(as(v), { id: '', version: 1 }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  // No product names it, so only staff may see it. Documents that products name: catalog-documents.test.ts.
  documentFile: {
    call: (v) => documentFile(v, 'UNNAMED'),
    expected: {
      anonymous: 'not found',
      stranger: 'not found',
      'strange guest': 'not found',
      owner: 'not found',
      'linked guest': 'not found',
      staff: 'answered',
      enrolling: 'not found',
    },
  },
  addPicture: { call: (v) => addPicture(as(v), noBody()), expected: STAFF_ONLY },
  readPictureZip: {
    call: (v) => readPictureZip(as(v), noBody(), () => undefined),
    expected: STAFF_ONLY,
  },
  previewChange: {
    call: (v) => previewChange(as(v), { id: { in: [] } }, { kind: 'archive' }).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  changeProducts: {
    call: (v) => changeProducts(as(v), new Map(), { kind: 'archive' }),
    expected: STAFF_ONLY,
  },
}
