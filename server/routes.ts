import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ENCODINGS } from './compressed'

/** What the build contains: its routes, its prerendered pages, the files beside it. */

/** What an address of the site leads to. */
export type Target =
  /** a file on disk, or one that a route makes from such */
  | { is: 'file' }
  /** a route handler; `route` as the build names it: `/api/v1/lists` */
  | { is: 'handler'; route: string }
  /** a page; `whole` when its HTML was prerendered completely */
  | { is: 'page'; route: string; whole: boolean }
  /** no page, but somebody may have meant one */
  | { is: 'no page' }
  /** nothing, and no page either: a file's name, or below /api */
  | { is: 'nothing' }

export interface BuiltRoute {
  route: string
  isPage: boolean
}

/** Where the build's scripts, styles and fonts are; each name contains the hash of its content. */
export const BUILT = '/_next/static/'

const LOCALE = '/[locale]'
const DEFAULT_LOCALE = '/en'
/** Next's page for every address that no other page answers. */
const CATCH_ALL = `${LOCALE}/[...rest]`

/** The pattern of a route as a regular expression over decoded paths. */
function pattern(route: string): RegExp {
  const source = route
    .split('/')
    .map((segment) =>
      segment.startsWith('[...')
        ? '.+'
        : segment.startsWith('[')
          ? '[^/]+'
          : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('/')
  return new RegExp(`^${source}$`)
}

/** Fixed segments before variable ones, as Next matches. */
const weight = (route: string): string =>
  route.replaceAll('[...', '\uffff').replaceAll('[', '\ufffe')

/**
 * Tells what an address leads to. Pure.
 * @param routes of the build
 * @param files paths of files in `public` and of the build's scripts, styles and fonts
 * @param whole pages that were prerendered completely, such as `/en/design`
 */
export function addressBook(
  routes: readonly BuiltRoute[],
  files: ReadonlySet<string>,
  whole: ReadonlySet<string>,
): (path: string) => Target {
  const ordered = routes
    .filter(({ route }) => route !== CATCH_ALL)
    .sort((a, b) => (weight(a.route) < weight(b.route) ? -1 : 1))
    .map((each) => ({ ...each, pattern: pattern(each.route) }))
  const match = (address: string) => ordered.find((each) => each.pattern.test(address))
  return (pathname) => {
    if (files.has(pathname)) return { is: 'file' }
    if (/^\/sitemap-\d+\.xml$/.test(pathname))
      return { is: 'handler', route: '/api/sitemap/[part]' }
    if (pathname.startsWith('/v1/'))
      return { is: 'handler', route: '/api/sandbox/stripe/v1/[...path]' }
    const handler = match(pathname)
    if (handler && !handler.isPage && !handler.route.startsWith(LOCALE))
      return { is: 'handler', route: handler.route }
    if (/^\/(api|_next)(\/|$)/.test(pathname)) return { is: 'nothing' }
    // No page has a dot in its address.
    if (/\/\.|\.[^/]*$/.test(pathname)) return { is: 'nothing' }
    const prefixed = /^\/en(\/|$)/.test(pathname)
      ? pathname
      : pathname === '/'
        ? DEFAULT_LOCALE
        : `${DEFAULT_LOCALE}${pathname}`
    const found = match(prefixed.replace(/(?<=.)\/$/, ''))
    if (!found?.route.startsWith(LOCALE)) return { is: 'no page' }
    const route = found.route.slice(LOCALE.length) || '/'
    return found.isPage
      ? { is: 'page', route, whole: whole.has(prefixed) }
      : { is: 'handler', route }
  }
}

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

function* filesBelow(folder: string, below = ''): Generator<string> {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = `${below}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(path.join(folder, entry.name), name)
    else yield name
  }
}

/**
 * Routes of a build as Next lists them.
 * @param distDir its folder
 */
export function builtRoutes(distDir: string): BuiltRoute[] {
  const manifest = json<Record<string, string>>(path.join(distDir, 'app-path-routes-manifest.json'))
  return Object.entries(manifest)
    .filter(([, route]) => !route.startsWith('/_'))
    .map(([file, route]) => ({ route, isPage: file.endsWith('/page') }))
}

/** Pages that need nothing of the request: their prerendered HTML has no open place. */
export function wholePages(distDir: string): Set<string> {
  const { routes } = json<{ routes: Record<string, { dataRoute: string | null }> }>(
    path.join(distDir, 'prerender-manifest.json'),
  )
  return new Set(
    Object.keys(routes).filter((route) => {
      const meta = path.join(distDir, 'server/app', `${route}.meta`)
      return existsSync(meta) && json<{ postponed?: string }>(meta).postponed === undefined
    }),
  )
}

/** Addresses of the prerendered pages, home and lists before single products. */
export function pagesMadeAhead(distDir: string): string[] {
  const { routes } = json<{ routes: Record<string, { dataRoute: string | null }> }>(
    path.join(distDir, 'prerender-manifest.json'),
  )
  return Object.keys(routes)
    .filter((route) => route === DEFAULT_LOCALE || route.startsWith(`${DEFAULT_LOCALE}/`))
    .map((route) => route.slice(DEFAULT_LOCALE.length) || '/')
    .sort((a, b) => a.split('/').length - b.split('/').length)
}

/** The address book of a build. */
export function readAddressBook(distDir: string, publicDir: string): (path: string) => Target {
  const files = new Set(filesBelow(publicDir))
  for (const file of filesBelow(path.join(distDir, 'static')))
    if (!ENCODINGS.some(({ ending }) => file.endsWith(ending))) files.add(BUILT + file.slice(1))
  return addressBook(builtRoutes(distDir), files, wholePages(distDir))
}
