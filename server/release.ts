import path from 'node:path'
import { serveAsBuilt } from '@/platform/env/server'
import { serve } from './serve'

// The entry of a release: the folder that `npm run build` puts together (scripts/start/release.ts).
serveAsBuilt(path.resolve(import.meta.dirname, '..'))
await serve()
