import 'server-only'

/**
 * The site's public address, for canonical links and social previews. A build that does not know
 * it yet (a Docker image) gets a placeholder; such pages are refreshed when the server starts.
 */
export function siteUrl(): URL {
  return new URL(process.env.APP_URL || 'http://localhost:3000')
}
