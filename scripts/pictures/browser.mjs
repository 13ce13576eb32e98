import { createServer } from 'node:http'
import chromium from '@sparticuz/chromium'
import { build } from 'esbuild'
import { chromium as playwright } from 'playwright'

/**
 * Opens the studio page: bundles `entry`, serves it from memory and hands every
 * drawn frame (raw RGBA, bottom row first) to `onFrame(query, bytes)`.
 */
export async function openStudio(entry, onFrame) {
  const bundle = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' })
  const script = bundle.outputFiles[0].contents
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost')
    if (url.pathname === '/frame') {
      const parts = []
      request.on('data', (part) => parts.push(part))
      request.on('end', async () => {
        await onFrame(url.searchParams, Buffer.concat(parts))
        response.end('ok')
      })
    } else if (url.pathname === '/studio.js') {
      response.setHeader('content-type', 'text/javascript').end(script)
    } else {
      response.setHeader('content-type', 'text/html').end('<!doctype html><meta charset="utf-8"><body><script type="module" src="/studio.js"></script>')
    }
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-dev-shm-usage'],
  })
  const page = await browser.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.error('page:', message.text().slice(0, 1500))
  })
  page.on('pageerror', (error) => console.error('page:', error.message))
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  return {
    page,
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}
