import { beforeAll, describe, expect, it, vi } from 'vitest'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { SendStoppedError } from '@/features/quotes/commands/prepare-sending'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { getSendStops } from '@/features/quotes/queries/send-limits'
import { setImporter } from '@/features/tariffs/commands/set-importer'
import { importerOf } from '@/features/tariffs/queries/importers'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aDraft, openDesk, staff } from './quote-fixtures'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))

beforeAll(openDesk)

const say = async (way: 'none' | 'seller') =>
  setImporter(as(staff), {
    destination: 'US',
    way,
    reason: `for this test: ${way}`,
    version: String((await importerOf('US'))?.version ?? 0),
  })

describe('a duty paid quote', () => {
  it('is sent only to where we can import, and a sent one stays as it is', async () => {
    const made = await aDraft()
    const at = { serial: made.serial, revision: 1 }
    const saved = await saveDraft(as(staff), {
      ...at,
      version: made.version,
      draft: { ...made.draft, destination: 'US', incoterm: 'DDP' },
    })
    const send = () =>
      sendRevision(as(staff), {
        ...at,
        version: saved.version,
        expectedTotalMinor: saved.document.totalMinor,
      })
    await say('none')
    const stopped = await failure(send())
    if (!(stopped instanceof SendStoppedError)) throw stopped ?? new Error('it was sent')
    expect(stopped.stops.map(({ path, code }) => `${path} ${code}`)).toEqual(['incoterm ddp_house'])
    // The editor says so before anybody presses the button.
    expect((await getSendStops(staff, saved.document)).map(({ code }) => code)).toContain(
      'ddp_house',
    )
    await say('seller')
    const { documentHash } = await send()
    await say('none')
    expect((await send()).documentHash).toBe(documentHash)
  })
})
