import 'server-only'
import { createRequire } from 'node:module'
import type * as Renderer from 'react-dom/server'
import type { ReactElement } from 'react'

// Server components may not import a renderer; this one runs beside them, as it does for mails.
const require = createRequire(import.meta.url)

/**
 * HTML of elements that need no browser code, to be kept as text: a page of a hundred plain links
 * is then neither rendered for each visitor nor hydrated on each phone. Components must be
 * synchronous and without hooks.
 */
export function staticMarkup(element: ReactElement): string {
  const { renderToStaticMarkup } = require('react-dom/server') as typeof Renderer
  // React hoists a preload for each eager picture; within a page's body it comes too late to help.
  const markup = renderToStaticMarkup(element).replaceAll(/<link rel="preload"[^>]*>/g, '')
  // React escapes quotes in texts and values, so every remaining quote is a delimiter; single ones
  // stay short within the page's script.
  return markup.replaceAll('"', "'")
}
