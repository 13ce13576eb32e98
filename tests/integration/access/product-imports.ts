import { publishImport, undoImport } from '@/features/product-imports/commands/publish-import'
import { startChange } from '@/features/product-imports/commands/start-change'
import { startImport } from '@/features/product-imports/commands/start-import'
import {
  applyImport,
  cancelImport,
  mapImport,
  recheckImport,
  sayDecimalSign,
} from '@/features/product-imports/commands/steer-import'
import { exportProducts } from '@/features/product-imports/queries/product-sheet'
import { wrongRowsFile } from '@/features/product-imports/jobs/error-file'
import { publishSome, undoLast } from '@/features/product-imports/jobs/publish-stage'
import { importTable } from '@/features/product-imports/queries/import-table'
import { getImport, listImportRows, listImports } from '@/features/product-imports/queries/imports'
import { type Calls, STAFF_ONLY } from './expected'
import { as } from '@/tests/support/as'

/** An upload without content. */
async function* noBody(): AsyncGenerator<Uint8Array> {}

export const importCalls: Calls = {
  importTable: { call: (v) => importTable(v), expected: STAFF_ONLY },
  exportProducts: {
    call: async (v) => exportProducts(v, 'csv', {}).cancel(),
    expected: STAFF_ONLY,
  },
  startImport: {
    call: (v) => startImport(as(v), { fileName: '', body: noBody(), labels: {} }),
    expected: STAFF_ONLY,
  },
  mapImport: {
    call: (v) => mapImport(as(v), '', []),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  recheckImport: {
    call: (v) => recheckImport(as(v), ''),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  sayDecimalSign: {
    call: (v) => sayDecimalSign(as(v), '', ','),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  applyImport: {
    call: (v) => applyImport(as(v), '', { how: 'batches' }),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  cancelImport: {
    call: (v) => cancelImport(as(v), ''),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  startChange: {
    call: (v) => startChange(as(v), { kind: 'percent', value: '4', view: 'q=NOWHERE' }, 'x'),
    expected: STAFF_ONLY,
  },
  publishSome: {
    call: (v) => publishSome(v, '00000000-0000-4000-8000-000000000000', async () => undefined),
    expected: STAFF_ONLY,
  },
  undoLast: { call: (v) => undoLast(v, [], async () => undefined), expected: STAFF_ONLY },
  publishImport: {
    call: (v) => publishImport(as(v), ''),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  undoImport: {
    call: (v) => undoImport(as(v), ''),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
  listImports: { call: (v) => listImports(v).then(() => 'a list'), expected: STAFF_ONLY },
  getImport: { call: (v) => getImport(v, ''), expected: { ...STAFF_ONLY, staff: 'not found' } },
  listImportRows: {
    call: (v) =>
      listImportRows(v, '00000000-0000-4000-8000-000000000000', { tab: 'wrong', page: 1 }).then(
        () => 'a list',
      ),
    expected: STAFF_ONLY,
  },
  wrongRowsFile: {
    call: (v) => wrongRowsFile(v, '', 'en'),
    expected: { ...STAFF_ONLY, staff: 'not found' },
  },
}
