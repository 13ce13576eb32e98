import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type LaunchOptions } from 'playwright'
import { memoryFolder } from '../../scripts/lib/memory-folder'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Where systems install a Chromium or Chrome of their own. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** 3D views draw without a graphics card. Root has no sandbox to offer. */
const flags = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Only the views need it: without it pages are composited a tenth faster.
  '--disable-gpu-compositing',
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-setuid-sandbox'] : []),
]

/** Memory that browsers share between their processes, with a few walks at a time. */
const SHARED_BYTES = 1024 ** 3

/** Unpacks the browser that comes inside an npm package, once per version of it. */
function unpackedBrowser(): LaunchOptions {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No browser for the tests: install Chrome or Chromium, run "npx playwright install chromium", or name one in BROWSER_PATH.',
    )
  }
  const packageFile = path.join(ROOT, 'node_modules/@sparticuz/chromium/package.json')
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
  const home = path.join(ROOT, 'node_modules/.cache/browser', version)
  if (!existsSync(home)) {
    const draft = `${home}.${process.pid}`
    mkdirSync(draft, { recursive: true })
    // It unpacks into the temp folder, and its libraries only where it detects Amazon Linux.
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        "await (await import('@sparticuz/chromium')).default.executablePath()",
      ],
      {
        cwd: ROOT,
        env: {
          PATH: process.env.PATH,
          TMPDIR: draft,
          AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
          NODE_ENV: 'test',
        },
        stdio: 'inherit',
      },
    )
    try {
      renameSync(draft, home)
    } catch {
      rmSync(draft, { recursive: true, force: true }) // Another run was faster.
    }
  }
  return {
    executablePath: path.join(home, 'chromium'),
    args: flags,
    env: {
      ...definedVariables(),
      LD_LIBRARY_PATH: path.join(home, 'al2023/lib'),
      FONTCONFIG_PATH: namedFonts(home),
    },
  }
}

/**
 * Names the folder of the package's fonts; its own settings look for them only on what it takes for
 * Amazon Linux. Without a single font, text whose web font is still loading is not drawn at all, or
 * ends the browser.
 */
function namedFonts(home: string): string {
  const folder = path.join(home, 'fontconfig')
  const file = path.join(folder, 'fonts.conf')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      `${file}.${process.pid}`,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${path.join(home, 'fonts')}</dir><cachedir>${path.join(folder, 'cache')}</cachedir></fontconfig>\n`,
    )
    renameSync(`${file}.${process.pid}`, file)
  }
  return folder
}

const definedVariables = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )

/**
 * Finds a browser: the one named in BROWSER_PATH, Playwright's own, the system's, or the one in the
 * npm package `@sparticuz/chromium`, so that tests need nothing but the npm registry.
 */
export function browserLaunchOptions(): LaunchOptions {
  // Playwright lets browsers share memory through files in the temp folder, for containers with
  // little shared memory; where there is enough, sharing it costs a tenth less.
  const shared = memoryFolder(SHARED_BYTES)
    ? { ignoreDefaultArgs: ['--disable-dev-shm-usage'] }
    : {}
  return { ...browserThere(), ...shared }
}

function browserThere(): LaunchOptions {
  const chosenPath = process.env.BROWSER_PATH
  if (chosenPath) return { executablePath: chosenPath, args: flags }
  if (existsSync(chromium.executablePath())) return { args: flags }
  const system = SYSTEM_BROWSERS.find((file) => existsSync(file))
  return system ? { executablePath: system, args: flags } : unpackedBrowser()
}
