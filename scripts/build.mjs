// `npm run build`: a production build for deployment. See scripts/start/deployable.ts.
import { ensureInstalled, importScript } from './lib/install.mjs'

ensureInstalled({ withDevelopment: false })
const { buildDeployable } = await importScript(
  new URL('./start/deployable.ts', import.meta.url).href,
)
await buildDeployable()
