import { changeSetTable } from '@/features/tariffs/queries/change-set-table'
import { controlTable } from '@/features/tariffs/queries/control-table'
import { exclusionTable } from '@/features/tariffs/queries/exclusion-table'
import { outlookTable } from '@/features/quotes/queries/outlook-table'
import { measureTable } from '@/features/tariffs/queries/measure-table'
import { riskTable, riskView } from '@/features/tariffs/queries/risk-table'
import {
  discardChangeSet,
  draftChange,
  getChangeSet,
  draftedChangeSets,
  publishChangeSet,
  writeDraft,
} from '@/features/tariffs/commands/change-sets'
import {
  draftImport,
  exportMeasures,
  previewImport,
} from '@/features/tariffs/commands/import-rules'
import { dropOutlook, saveOutlook } from '@/features/tariffs/commands/save-outlook'
import { listOwnWork, ownWorkOf } from '@/features/tariffs/queries/own-work'
import { setOwnWork } from '@/features/tariffs/commands/set-own-work'
import { listQuotaWindows } from '@/features/tariffs/queries/quota-windows'
import { setImporter } from '@/features/tariffs/commands/set-importer'
import { importerHistory, listImporters } from '@/features/tariffs/queries/importers'
import { openQuotaWindow } from '@/features/tariffs/commands/open-quota-window'
import { prorateReservations } from '@/features/tariffs/commands/prorate-reservations'
import { recordBulletin } from '@/features/tariffs/commands/record-bulletin'
import { releaseReservation } from '@/features/tariffs/commands/release-reservation'
import { type Calls, STAFF_ONLY } from './expected'
import { as } from '@/tests/support/as'

export const tariffCalls: Calls = {
  draftedChangeSets: {
    call: (v) => draftedChangeSets(v).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  changeSetTable: { call: (v) => changeSetTable(v), expected: STAFF_ONLY },
  riskTable: { call: (v) => riskTable(v), expected: STAFF_ONLY },
  riskView: {
    call: (v) => riskView(v, 'us-uflpa').then(() => 'a risk'),
    expected: STAFF_ONLY,
  },
  measureTable: { call: (v) => measureTable(v), expected: STAFF_ONLY },
  exclusionTable: { call: (v) => exclusionTable(v), expected: STAFF_ONLY },
  controlTable: { call: (v) => controlTable(v), expected: STAFF_ONLY },
  outlookTable: { call: (v) => outlookTable(v), expected: STAFF_ONLY },
  getChangeSet: {
    call: (v) => getChangeSet(v, 1),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  draftChange: { call: (v) => draftChange(as(v), {}), expected: STAFF_ONLY },
  publishChangeSet: {
    call: (v) => publishChangeSet(as(v), { serial: 1, expectedVersion: 0, reason: '' }),
    expected: STAFF_ONLY,
  },
  setOwnWork: { call: (v) => setOwnWork(as(v), {}), expected: STAFF_ONLY },
  listOwnWork: { call: (v) => listOwnWork(v), expected: STAFF_ONLY },
  ownWorkOf: {
    call: (v) => ownWorkOf(v, { createdBy: 'Lin', createdById: 'lin' }),
    expected: STAFF_ONLY,
  },
  discardChangeSet: { call: (v) => discardChangeSet(as(v), 1), expected: STAFF_ONLY },
  listQuotaWindows: {
    call: (v) => listQuotaWindows(v, '2026-11-24').then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  setImporter: { call: (v) => setImporter(as(v), {}), expected: STAFF_ONLY },
  listImporters: {
    call: (v) => listImporters(v).then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  importerHistory: {
    call: (v) => importerHistory(v, 'US').then(() => 'a list'),
    expected: STAFF_ONLY,
  },
  openQuotaWindow: { call: (v) => openQuotaWindow(as(v), {}), expected: STAFF_ONLY },
  previewImport: { call: (v) => previewImport(as(v), '', {}), expected: STAFF_ONLY },
  draftImport: { call: (v) => draftImport(as(v), '', {}), expected: STAFF_ONLY },
  exportMeasures: { call: (v) => exportMeasures(v), expected: STAFF_ONLY },
  writeDraft: { call: (v) => writeDraft(as(v), 'a title', []), expected: STAFF_ONLY },
  saveOutlook: { call: (v) => saveOutlook(as(v), {}), expected: STAFF_ONLY },
  dropOutlook: { call: (v) => dropOutlook(as(v), { key: '', version: 1 }), expected: STAFF_ONLY },
  prorateReservations: {
    call: (v) => prorateReservations(as(v), { windowId: '', percent: '', version: 1 }),
    expected: STAFF_ONLY,
  },
  releaseReservation: { call: (v) => releaseReservation(as(v), ''), expected: STAFF_ONLY },
  recordBulletin: {
    call: (v) => recordBulletin(as(v), { windowId: '', used: '', version: 1 }),
    expected: STAFF_ONLY,
  },
}
