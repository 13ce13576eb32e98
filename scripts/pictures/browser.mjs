import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { build } from 'esbuild'
import { chromium as playwright } from 'playwright'

const PAGE = `<!doctype html><meta charset="utf-8"><style>
@font-face { font-family: 'IBM Plex Sans Variable'; src: url(/sans.woff2); font-weight: 100 700 }
@font-face { font-family: 'IBM Plex Mono'; src: url(/mono.woff2); font-weight: 500 }
</style><body><script type="module" src="/studio.js"></script>`

const fontFile = (path) => readFile(fileURLToPath(import.meta.resolve(path)))

/**
 * Opens the studio page: bundles `entry`, serves it from memory, and passes what the page posts to
 * a path on to `receivers[path](query, bytes)`.
 */
export async function openStudio(entry, receivers) {
  const bundle = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  })
  const script = bundle.outputFiles[0].contents
  const fonts = {
    '/sans.woff2': await fontFile(
      '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-standard-normal.woff2',
    ),
    '/mono.woff2': await fontFile(
      '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff2',
    ),
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost')
    const receive = receivers[url.pathname]
    if (receive) {
      const parts = []
      request.on('data', (part) => parts.push(part))
      request.on('end', () => {
        void Promise.resolve(receive(url.searchParams, Buffer.concat(parts))).then(
          () => response.end('ok'),
          (error) => response.writeHead(500).end(String(error)),
        )
      })
    } else if (url.pathname === '/studio.js') {
      response.setHeader('content-type', 'text/javascript').end(script)
    } else if (fonts[url.pathname]) {
      response.setHeader('content-type', 'font/woff2').end(fonts[url.pathname])
    } else {
      response.setHeader('content-type', 'text/html').end(PAGE)
    }
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-dev-shm-usage',
    ],
  })
  const page = await browser.newPage()
  page.setDefaultTimeout(300_000)
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('ReadPixels'))
      console.error('page:', message.text().slice(0, 1500))
  })
  page.on('pageerror', (error) => console.error('page:', error.message))
  await page.goto(`http://127.0.0.1:${server.address().port}/`, {
    waitUntil: 'commit',
    timeout: 120_000,
  })
  return {
    page,
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}
