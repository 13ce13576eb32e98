import { createHash, randomBytes } from 'node:crypto'

/**
 * Decides which inline scripts of a page may run. Pages that were made ahead can't contain a nonce,
 * so their scripts are named by hash; only scripts that Next and React write themselves are named,
 * and only in forms that carry data and run nothing else. Anything that an entry of the catalog
 * might smuggle in is not among them.
 */

/** What Next pushes data to, and where the chunk loader pushes its list of files. What is pushed must be JSON. */
const PUSHES = [
  'self.__next_f.push(',
  '(self.__next_f=self.__next_f||[]).push(',
  '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(',
]
/** React records when a page's first part arrived. */
const CONSTANT = new Set(['requestAnimationFrame(function(){$RT=performance.now()});'])

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Whether a script is one that Next or React writes into every page. Pure. */
export function isOwnScript(script: string): boolean {
  if (CONSTANT.has(script)) return true
  const push = PUSHES.find((each) => script.startsWith(each))
  if (push === undefined) return false
  const end = script.endsWith(');') ? -2 : script.endsWith(')') ? -1 : null
  return end !== null && isJson(script.slice(push.length, end))
}

const hashOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`

/** Inline scripts of HTML as a browser reads them: React escapes every `<` that isn't its own. */
function* inlineScripts(html: string): Generator<{ attributes: string; script: string }> {
  let at = 0
  while ((at = html.indexOf('<script', at)) !== -1) {
    const open = html.indexOf('>', at)
    const close = html.indexOf('</script>', open)
    if (open === -1 || close === -1) return
    const attributes = html.slice(at + '<script'.length, open)
    if (close > open + 1 && !attributes.includes(' type="application/'))
      yield { attributes, script: html.slice(open + 1, close) }
    at = close
  }
}

const carries = (attributes: string, nonce: string | undefined): boolean =>
  nonce !== undefined && attributes.includes(` nonce="${nonce}"`)

/**
 * Sources for `script-src` that let the site's own inline scripts of a complete page run, and no
 * others. Pure.
 * @param nonce of its rendering: scripts that carry it were written by React
 */
export function scriptsOfWhole(html: string, nonce?: string): string[] {
  const hashes = new Set<string>()
  for (const { attributes, script } of inlineScripts(html))
    if (carries(attributes, nonce) || isOwnScript(script)) hashes.add(hashOf(script))
  return [...hashes]
}

/**
 * The same for a page still being rendered: its first part was made ahead and is named by hashes,
 * the rest carries the nonce. Pure.
 * @param start of the page: all of it that was made ahead
 */
export function scriptsOfStreamed(start: string, nonce: string | undefined): string[] {
  const sources = new Set<string>(nonce === undefined ? [] : [`'nonce-${nonce}'`])
  for (const { attributes, script } of inlineScripts(start))
    if (!carries(attributes, nonce) && isOwnScript(script)) sources.add(hashOf(script))
  return [...sources]
}

/** A nonce for one response. */
export const newNonce = (): string => randomBytes(16).toString('base64')

/** The request header that tells Next the nonce to render with; never a visitor's own. */
export const nonceHeader = (nonce: string) => ({
  'content-security-policy': `script-src 'nonce-${nonce}'`,
})

const SCRIPTS = "script-src 'self'"

/** Adds sources to a policy beside the scripts of the build. */
export const allowScripts = (policy: string, sources: readonly string[]): string =>
  policy.replace(SCRIPTS, [SCRIPTS, ...sources].join(' '))
