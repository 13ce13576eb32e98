import Bowser from 'bowser'

/** What a browser claims to be: `Chrome on Windows`. It isn't verified. */
export interface Device {
  browser: string | null
  system: string | null
}

/** Pure. @param userAgent as the browser sent it */
export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { browser: null, system: null }
  const { browser, os } = Bowser.parse(userAgent.slice(0, 400))
  return { browser: browser.name ?? null, system: os.name ?? null }
}
