// Lets a plain script import the site's server modules: `server-only` guards bundles, and there is
// none here. (The `react-server` condition would allow it too, but excludes the React that mails
// are written with.)
import { register } from 'node:module'

const hook = `export const resolve = (specifier, context, next) =>
  specifier === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(specifier, context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
