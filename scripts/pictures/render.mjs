import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { openStudio } from './browser.mjs'

/**
 * Renders the catalog's pictures from the parametric models.
 *   npm run pictures                              everything
 *   npm run pictures -- --only <slug>[,<slug>]    some products
 *   npm run pictures -- --shots macro,scale       some shots
 *   npm run pictures -- --continue                products that have no pictures yet, then the still lifes
 *   npm run pictures -- --scenes                  only the home page's still lifes
 *   npm run pictures -- --out <folder>            instead of public/ (manifest stays as it is)
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    shots: { type: 'string' },
    scenes: { type: 'boolean' },
    continue: { type: 'boolean' },
    out: { type: 'string' },
  },
})
const root = fileURLToPath(new URL('../../', import.meta.url))
const out = values.out ?? join(root, 'public')
const manifestPath = join(root, 'features/catalog/pictures.manifest.json')
const manifest = JSON.parse(await readFile(manifestPath, 'utf8').catch(() => '{}'))
const overlays = new Map()
let encoding = Promise.resolve()
let bytes = 0

/** Detail pictures stay under 45 kB: the quality is lowered only where a picture is busy. */
async function encode(image, width, height, limit, path) {
  const small = await image
    .clone()
    .resize(width, height, { kernel: 'lanczos3' })
    .toBuffer({ resolveWithObject: true })
  for (const quality of [62, 54, 46, 38, 30]) {
    const avif = await sharp(small.data, { raw: small.info })
      .avif({ quality, effort: 3, chromaSubsampling: '4:2:0' })
      .toBuffer()
    if (avif.length > limit && quality > 30) continue
    await writeFile(path, avif)
    bytes += avif.length
    return
  }
}

async function save(name, width, height, alt, raw) {
  const flat = sharp(raw, { raw: { width, height, channels: 4 } })
    .flip()
    .removeAlpha()
  const base = await flat.raw().toBuffer({ resolveWithObject: true })
  const overlay = overlays.get(name)
  overlays.delete(name)
  let image = sharp(base.data, { raw: base.info })
  if (overlay) {
    const picture = await image
      .composite([{ input: Buffer.from(overlay.split(',')[1], 'base64') }])
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    image = sharp(picture.data, { raw: picture.info })
  }
  const [folder, shot] = name.split('/')
  if (folder === 'scene') {
    await mkdir(join(out, 'pictures'), { recursive: true })
    const [w, h] =
      shot === 'hero-1600' ? [1600, 900] : shot === 'hero-800' ? [800, 800] : [800, 600]
    await encode(
      image,
      w,
      h,
      shot === 'hero-1600' ? 60_000 : 32_000,
      join(out, 'pictures', `${shot}.avif`),
    )
    return
  }
  const directory = join(out, 'products', folder)
  await mkdir(directory, { recursive: true })
  await encode(image, 1200, 1200, 45_000, join(directory, `${shot}-1200.avif`))
  await encode(image, 400, 400, 10_500, join(directory, `${shot}-400.avif`))
  const entry = (manifest[folder] ??= { shots: {} })
  entry.shots[shot] = { widthPx: 1200, heightPx: 1200, alt }
}

/** Writes the manifest after each product, so that a run can be stopped and continued. */
async function keep() {
  await encoding
  if (values.out) return
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)))
  await writeFile(manifestPath, `${JSON.stringify(sorted, null, 1)}\n`)
}

const studio = await openStudio(join(root, 'scripts/pictures/page/main.ts'), {
  '/overlay': (query, body) => {
    overlays.set(query.get('name'), body.toString())
  },
  '/frame': async (query, body) => {
    await encoding
    encoding = save(
      query.get('name'),
      Number(query.get('width')),
      Number(query.get('height')),
      query.get('alt'),
      body,
    )
    encoding.catch((error) => {
      console.error(error)
      process.exitCode = 1
    })
  },
})
try {
  await studio.page.waitForFunction(() => window.studio, null, { timeout: 300_000 })
  const listed = values.only?.split(',')
  const slugs = values.scenes
    ? []
    : (await studio.page.evaluate(() => window.studio.products())).filter(
        (slug) => (!listed || listed.includes(slug)) && !(values.continue && manifest[slug]),
      )
  const shots = values.shots?.split(',')
  for (const [i, slug] of slugs.entries()) {
    const started = Date.now()
    await studio.page.evaluate(([s, only]) => window.studio.product(s, only), [slug, shots])
    await keep()
    console.log(`${i + 1}/${slugs.length} ${slug} ${((Date.now() - started) / 1000).toFixed(1)} s`)
  }
  if (values.scenes || (!listed && !shots)) {
    for (const name of await studio.page.evaluate(() => window.studio.scenes()))
      await studio.page.evaluate((n) => window.studio.scene(n), name)
  }
  await keep()
  console.log(`${(bytes / 1e6).toFixed(1)} MB written`)
  if (bytes === 0 && (listed || shots)) {
    console.error('Nothing was drawn: no product or shot has that name.')
    process.exitCode = 1
  }
} finally {
  await studio.close()
}
