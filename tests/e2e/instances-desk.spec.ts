import { expect, test, type APIRequestContext } from 'playwright/test'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { anyFreePort } from '../../scripts/lib/ports'
import { folderBytes, makeRelease, RELEASE_BYTES } from '../../scripts/start/release'
import { startServer, waitUntilReady } from '../../scripts/start/server'
import { staffDesk } from './people'

// The site as it runs behind a balancer: one build, one database, two processes. The second one is
// what is deployed: a release, apart from this clone and its packages.
test('the next visitor of one instance sees what staff publish on another', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000)
  const port = await anyFreePort()
  const other = `http://localhost:${port}`
  const release = mkdtempSync(path.join(tmpdir(), 'fsc-release-'))
  const distDir = process.env.NEXT_DIST_DIR ?? '.next-test'
  await makeRelease(distDir, release)
  expect(folderBytes(release)).toBeLessThan(RELEASE_BYTES)
  const server = startServer({
    development: false,
    distDir,
    release,
    port,
    variables: { PORT: String(port) },
    quiet: true,
  })
  try {
    await waitUntilReady(server, other)
    const staff = await staffDesk(browser)
    await staff.goto('/staff/catalog?q=FSC-D105')
    await staff.getByRole('rowheader').getByRole('link').first().click()
    await staff.getByRole('button', { name: 'Duplicate' }).click()
    await expect(staff.getByText('This product is not in the shop.')).toBeVisible({
      timeout: 30_000,
    })
    const slug = await staff.getByRole('textbox', { name: 'Address', exact: true }).inputValue()
    const there = async () => request.get(`${other}/products/${slug}`)
    for (const name of ['Twice seen tray', 'Twice seen tray, renamed']) {
      await staff.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
      await staff.getByRole('button', { name: 'Save as draft' }).click()
      await expect(
        staff.getByText(/entered \d+ changes? that (is|are) not published/),
      ).toBeVisible()
      // The other instance caches what it knows: a page that doesn't exist, then the first name.
      expect(await (await there()).text()).not.toContain(`>${name}<`)
      const publish = staff.getByRole('button', { name: 'Publish', exact: true })
      await publish.click()
      await expect(staff.getByRole('link', { name: 'See it in the shop' })).toBeVisible()
      // The page's next press is about the version that it got with this answer.
      await expect(publish).toHaveCount(0)
      await expect(async () => expect(await (await there()).text()).toContain(`>${name}<`)).toPass({
        timeout: 5_000,
        intervals: [50],
      })
      // The other instance may know sooner than this page, which until then would press with the
      // version before.
      await expect(staff.getByText(/that (is|are) not published/)).toHaveCount(0)
    }
    await staff.getByRole('button', { name: 'Take it out of the shop' }).click()
    await expect(staff.getByText('This product is not in the shop.')).toBeVisible({
      timeout: 30_000,
    })
    await expect(async () => expect((await there()).status()).toBe(410)).toPass({
      timeout: 5_000,
      intervals: [50],
    })
    // Files that are read and not bundled: fonts, the image library, pictures.
    const quotes = await (await staff.request.get('/staff/quotes')).text()
    const [number] = /Q-\d+/.exec(quotes) ?? []
    const pdf = await staff.request.get(`${other}/api/quotes/${number}/pdf`)
    expect([pdf.status(), (await pdf.body()).toString('latin1', 0, 5)]).toEqual([200, '%PDF-'])
    const picture = await request.get(`${other}/products/heart-pendant-15-mm/angle-400.webp`)
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/webp'])
    await staff.context().close()
    await asksWhatIsLoadedLate(request, other, path.join(release, distDir))
  } finally {
    await server.stop()
    rmSync(release, { recursive: true, force: true })
  }
})

/**
 * Modules that no page needs until it is used: the solids' library, which cuts letters into a
 * model, and the thread that rates long shipments.
 */
async function asksWhatIsLoadedLate(
  request: APIRequestContext,
  released: string,
  build: string,
): Promise<void> {
  const engraved = '/api/v1/designs/model.stl?family=band&widthMm=8&engraving=AR'
  const [here, there] = [await request.get(engraved), await request.get(released + engraved)]
  expect([here.status(), there.status()]).toEqual([200, 200])
  expect((await there.body()).equals(await here.body())).toBe(true)

  // Without its program the lines would be rated by the thread that answers visitors.
  expect(existsSync(path.join(build, 'threads/landed-cost.mjs'))).toBe(true)
  const line = {
    hsCode: '7117.19.9000',
    origin: 'CN',
    customsValue: '1110.00',
    netWeightKg: '4.200',
  }
  const rated = await request.post(`${released}/api/v1/landed-cost`, {
    data: {
      destination: 'US',
      entryDate: '2026-12-01',
      mode: 'ocean',
      freight: '420.00',
      lines: Array.from({ length: 400 }, () => line),
    },
  })
  expect(rated.status()).toBe(200)
  const { lines } = (await rated.json()) as { lines: { status: string; duty: string | null }[] }
  expect(lines).toHaveLength(400)
  expect(new Set(lines.map(({ status, duty }) => `${status} ${duty}`)).size).toBe(1)
  expect(lines[0]).toMatchObject({ status: 'rated', duty: expect.stringMatching(/^\d+\.\d\d$/) })
}
