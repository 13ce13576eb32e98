// Serves the built site: `npm start`, `npm run serve`, the Docker image, tests and benchmarks alike.
// See serve.ts. The typed files are read by tsx, which leaves before the site is loaded.
import { register } from 'tsx/esm/api'

const unregister = register()
const { serve } = await import('./serve.ts')
await unregister()
await serve()
